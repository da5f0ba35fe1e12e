package energy.flipbridge.gateway.signin;

import energy.flipbridge.gateway.security.Caller;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The session of a browser. */
@RestController
@OnRole(Role.WEB)
@Tag(name = "Sign-in")
class SessionController {

    private final SigningIn signingIn;
    private final ServerSecurityContextRepository contexts;

    SessionController(SigningIn signingIn, ServerSecurityContextRepository contexts) {
        this.signingIn = signingIn;
        this.contexts = contexts;
    }

    @GetMapping(path = "/api/session", produces = "application/json")
    @Operation(
            operationId = "getSession",
            summary = "Who is signed in",
            description = "What a page asks first. Sets the cookie XSRF-TOKEN, which every request that changes "
                    + "something repeats in the header X-XSRF-TOKEN.")
    @SecurityRequirements
    Mono<SessionResponse> session(
            @Parameter(hidden = true) @AuthenticationPrincipal @Nullable Caller caller, ServerWebExchange exchange) {
        Mono<CsrfToken> cookie = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return cookie.then(signingIn.session(caller));
    }

    @PostMapping("/api/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "signOut", summary = "Ends the session of this browser")
    @ApiResponse(responseCode = "204", description = "signed out")
    @SecurityRequirement(name = "session")
    Mono<Void> signOut(ServerWebExchange exchange) {
        return contexts.save(exchange, null);
    }
}
