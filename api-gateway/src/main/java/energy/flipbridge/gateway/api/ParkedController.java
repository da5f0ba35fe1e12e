package energy.flipbridge.gateway.api;

import energy.flipbridge.domain.access.ParkedRead;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.gateway.access.AccessLog;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.gateway.web.RequestIdFilter;
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
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
import org.springframework.web.server.ServerWebExchange;
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

    private static final int LONGEST_REASON = 500;

    private final ParkingLots parked;
    private final AccessLog log;
    private final InstantSource clock;

    ParkedController(ParkingLots parked, AccessLog log, InstantSource clock) {
        this.parked = parked;
        this.log = log;
        this.clock = clock;
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
    @Operation(
            operationId = "getParked",
            summary = "One of them, with its content as it came",
            description = "The content may hold personal data: who reads it, when and why is kept as an event, and "
                    + "without a reason nothing is shown.")
    Mono<ParkedResponse> one(
            @PathVariable String id,
            @Parameter(
                            description = "why it is to be seen, for the audit; without personal data",
                            required = true,
                            schema = @Schema(type = "string", minLength = 1, maxLength = LONGEST_REASON))
                    @RequestParam(required = false)
                    @Nullable
                    String reason,
            Principal principal,
            ServerWebExchange exchange) {
        String why = reason == null ? "" : reason.strip();
        Parameters parameters = new Parameters();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            parameters.wrong("reason", "must say why you want to see it, in at most " + LONGEST_REASON + " characters");
        }
        parameters.check();
        String reader = Audit.support(principal.getName());
        String request = RequestIdFilter.idOf(exchange);
        return Blocking.call(() -> {
            Parked found = parked.find(id).orElseThrow(() -> unknown(id));
            keep(new ParkedRead(id, why, reader, clock.instant().truncatedTo(ChronoUnit.MILLIS)), request);
            return ParkedResponse.of(found, parked.content(id));
        });
    }

    private void keep(ParkedRead event, String request) {
        log.append(event, Audit.requested(event.reader(), request));
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
