package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.claim.Claimant;
import energy.flipbridge.gateway.home.Registering.Registered;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The way of a battery into a home, by the link that it signed. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/registrations", produces = "application/json")
@Tag(name = "Homes", description = "What homeowners do with their batteries")
@SecurityRequirement(name = "session")
class RegistrationController {

    private final Registering registering;
    private final Validation validation;

    RegistrationController(Registering registering, Validation validation) {
        this.registering = registering;
        this.validation = validation;
    }

    @PostMapping("/check")
    @Operation(
            operationId = "checkRegistration",
            summary = "Whether a registration link is good, and what is known of its battery",
            description = "Spends nothing: the link is good for the registration afterwards.")
    Mono<RegistrationCheck> check(@RequestBody LinkForm form, Principal principal, ServerWebExchange exchange) {
        Claimant claimant = Asker.claimant(principal, exchange);
        return Blocking.call(() -> registering.check(form, claimant));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "registerBattery",
            summary = "Makes the battery yours and has Flip commission it in a home",
            description = "May be sent again: it ends in one home. How commissioning goes stands with the home.")
    Mono<Registered> register(
            @RequestBody RegistrationRequest request, Principal principal, ServerWebExchange exchange) {
        Claimant claimant = Asker.claimant(principal, exchange);
        Asker asker = Asker.of(principal, exchange);
        return Blocking.call(
                () -> registering.register(validation.checked(request, request.homeErrors()), claimant, asker));
    }
}
