package energy.flipbridge.gateway.signin;

import energy.flipbridge.gateway.account.Language;
import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.signin.SigningIn.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signs in whoever reads the mails of an address, with neither password nor registration. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/sign-in", produces = "application/json")
@Tag(name = "Sign-in", description = "With a mail instead of a password; a browser's session is a cookie")
@SecurityRequirements
class SignInController {

    /** A path of our own: nothing that a browser would take for another server, and no way up. */
    static final String OWN_PATH = "(?![^?#]*//)(?![^?#]*/\\.)(?!/api/)/[\\x21-\\x5b\\x5d-\\x7e]*";

    private static final int LONGEST_PATH = 4_000;

    record BeginSignIn(
            @NotNull(message = "is missing")
            @Size(max = EmailAddress.LONGEST, message = "is too long")
            @Pattern(regexp = EmailAddress.FORM, message = "is not an e-mail address")
            String email,

            @Schema(description = "of the mail, and of an account that is new; English when left out") @Nullable
            Language language,

            @Schema(description = "the own path to go on at, such as /settings; / when left out")
            @Size(max = LONGEST_PATH, message = "is too long")
            @Pattern(regexp = OWN_PATH, message = "must be a path of this server")
            @Nullable
            String continueAt) {}

    record SignInBegun(int expiresInSeconds, int resendAfterSeconds) {}

    record ShownCode(
            @NotNull(message = "is missing")
            @Size(max = EmailAddress.LONGEST, message = "is too long")
            @Pattern(regexp = EmailAddress.FORM, message = "is not an e-mail address")
            String email,

            @NotNull(message = "is missing")
            @Pattern(regexp = "\\s*\\d{3}\\s?\\d{3}\\s*", message = "must be the six digits in the mail")
            String code) {}

    record ShownLink(
            @NotNull(message = "is missing") @Size(max = 200, message = "is too long")
            String token) {}

    private final SigningIn signingIn;

    SignInController(SigningIn signingIn) {
        this.signingIn = signingIn;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "beginSignIn",
            summary = "Sends a mail with a link and a code",
            description = "The answer is the same whether the address is known or not.")
    Mono<SignInBegun> begin(@Valid @RequestBody BeginSignIn request, ServerHttpRequest http) {
        SignInWish wish = new SignInWish(
                address(request.email()),
                Objects.requireNonNullElse(request.language(), Language.EN),
                Objects.requireNonNullElse(request.continueAt(), "/"));
        return signingIn.begin(wish, http).thenReturn(new SignInBegun((int) SignInWish.VALIDITY.toSeconds(), (int)
                SignInLimits.RESEND_AFTER.toSeconds()));
    }

    @PostMapping("/code")
    @Operation(
            operationId = "signInByCode",
            summary = "Signs in with the code of the mail",
            description = "422 says with attemptsLeft how often one may still try; 410 that a new mail is needed.")
    Mono<SignedIn> byCode(@Valid @RequestBody ShownCode shown, ServerWebExchange exchange) {
        return signingIn.byCode(address(shown.email()), shown.code().replaceAll("\\s", ""), exchange);
    }

    @PostMapping("/link")
    @Operation(
            operationId = "signInByLink",
            summary = "Signs in with the token of the link in the mail",
            description = "The token is the part of the link after #. Opening the link alone does nothing.")
    Mono<SignedIn> byLink(@Valid @RequestBody ShownLink shown, ServerWebExchange exchange) {
        return signingIn.byLink(shown.token().strip(), exchange);
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
