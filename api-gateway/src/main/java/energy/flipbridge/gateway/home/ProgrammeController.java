package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.projections.homes.HomeDetails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** An own home's programmes. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/homes/{siteId}", produces = "application/json")
@Tag(name = "Homes")
@SecurityRequirement(name = "session")
class ProgrammeController {

    private final Programmes programmes;
    private final Validation validation;

    ProgrammeController(Programmes programmes, Validation validation) {
        this.programmes = programmes;
        this.validation = validation;
    }

    @GetMapping("/programmes")
    @Operation(
            operationId = "listHomeProgrammes",
            summary = "The programmes at the home's zip code, with the home's part in them")
    Mono<ProgrammesResponse> all(
            @PathVariable String siteId, @Parameter(hidden = true) @RequestAttribute(OwnHomes.HOME) HomeDetails home) {
        return Blocking.call(() -> programmes.all(home));
    }

    @PostMapping("/enrolments")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "enrolHome",
            summary = "Agrees to a programme's terms and has Flip enrol all batteries of the home",
            description = "May be sent again: the home is in a programme once. How it goes stands with the home.")
    Mono<Void> enrol(
            @PathVariable String siteId,
            @RequestBody EnrolmentRequest request,
            @Parameter(hidden = true) @RequestAttribute(OwnHomes.HOME) HomeDetails home,
            Principal principal,
            ServerWebExchange exchange) {
        Asker asker = Asker.of(principal, exchange);
        return Blocking.run(() -> programmes.enrol(home, validation.checked(request), asker));
    }

    @DeleteMapping("/enrolments/{enrolmentId}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "leaveProgramme", summary = "Has Flip end an enrolment")
    Mono<Void> leave(
            @PathVariable String siteId,
            @PathVariable String enrolmentId,
            @Parameter(hidden = true) @RequestAttribute(OwnHomes.HOME) HomeDetails home,
            Principal principal,
            ServerWebExchange exchange) {
        Asker asker = Asker.of(principal, exchange);
        return Blocking.run(() -> programmes.leave(home, enrolmentId, asker));
    }
}
