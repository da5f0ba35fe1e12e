package energy.flipbridge.gateway.api;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.projections.parking.Parked;
import energy.flipbridge.projections.parking.ParkedId;
import energy.flipbridge.projections.parking.ParkingLots;
import energy.flipbridge.projections.parking.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What was set aside so that it does not stop the others. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/parked", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Parked", description = "Messages, events and readings that were set aside: look, retry, discard")
class ParkedController {

    record Discard(
            @NotBlank(message = "is missing")
            @Size(max = 500, message = "must be at most 500 characters long")
            @Schema(description = "why it is not to be tried again, for the audit")
            @Nullable
            String reason) {}

    private final ParkingLots parked;

    ParkedController(ParkingLots parked) {
        this.parked = parked;
    }

    @GetMapping
    @Operation(operationId = "listParked", summary = "What is parked, newest first")
    Mono<PageResponse<ParkedResponse>> list(
            @Parameter(schema = @Schema(allowableValues = {"event", "message", "reading"}))
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {"parked", "retried", "discarded"},
                                            defaultValue = "parked"))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "the next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        Parameters parameters = new Parameters();
        int most = parameters.limit(limit);
        ParkedId.Kind ofKind = parameters.word("kind", kind, ParkedId.Kind.class);
        Parked.State inState = parameters.word("state", state, Parked.State.class);
        parameters.check();
        Parked.State shown = inState == null ? Parked.State.PARKED : inState;
        return Blocking.call(() -> PageResponse.of(
                Parameters.page(() -> parked.list(ofKind, shown, most, cursor)), ParkedResponse::inList));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getParked", summary = "One of them, with its content as it came")
    Mono<ParkedResponse> one(@PathVariable String id) {
        return Blocking.call(() -> parked.find(id)
                .map(found -> ParkedResponse.of(found, parked.content(id)))
                .orElseThrow(() -> unknown(id)));
    }

    @PostMapping("/{id}/retry")
    @Operation(
            operationId = "retryParked",
            summary = "Sends it its usual way once more",
            description = "A telemetry message through the ingest, an event to its policy, a reading to Flip; what was "
                    + "done before is not done twice. What fails again is parked again under the same id, with one "
                    + "attempt more.")
    Mono<ParkedResponse> retry(@PathVariable String id, Principal principal) {
        return Blocking.call(() -> decided(id, parked.retry(id, Audit.support(principal.getName()))));
    }

    @PostMapping(path = "/{id}/discard", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "discardParked",
            summary = "Decides that it is not to be tried again",
            description = "It is kept with who, when and why for 90 days.")
    Mono<ParkedResponse> discard(@PathVariable String id, @Valid @RequestBody Discard request, Principal principal) {
        String reason = request.reason() == null ? "" : request.reason().strip();
        return Blocking.call(() -> decided(id, parked.discard(id, Audit.support(principal.getName()), reason)));
    }

    private static ParkedResponse decided(String id, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Done(Parked now) -> ParkedResponse.inList(now);
            case Verdict.Refused(String why) -> throw new ProblemException(HttpStatus.CONFLICT, "not-decidable", why);
            case Verdict.Unknown _ -> throw unknown(id);
        };
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "unknown-parked",
                "Nothing is parked under the id \"" + Texts.shortened(id)
                        + "\". GET /api/parked lists what is; what was decided about is erased after 90 days.");
    }
}
