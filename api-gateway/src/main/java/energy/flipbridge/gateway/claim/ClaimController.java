package energy.flipbridge.gateway.claim;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.RequestIdFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.security.Principal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Claims a battery with the link that it signed. */
@RestController
@OnRole(Role.WEB)
@Tag(name = "Devices")
class ClaimController {

    private final Claiming claiming;

    ClaimController(Claiming claiming) {
        this.claiming = claiming;
    }

    @PostMapping(path = "/api/devices/{thing}/claim", produces = "application/json")
    @Operation(
            operationId = "claimDevice",
            summary = "Claims a battery and commissions it at Flip",
            description = "May be sent again until it answers 200: a battery of the same owner stays claimed, and "
                    + "commissioning is taken up where it ended.")
    Mono<ClaimedDevice> claim(
            @PathVariable String thing,
            @Valid @RequestBody ClaimRequest request,
            Principal principal,
            ServerWebExchange exchange) {
        Claiming.Caller caller =
                new Claiming.Caller(Audit.support(principal.getName()), RequestIdFilter.idOf(exchange));
        return Blocking.call(() -> claiming.claim(thing, request, caller));
    }
}
