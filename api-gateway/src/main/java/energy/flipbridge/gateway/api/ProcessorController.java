package energy.flipbridge.gateway.api;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.operation.OperationEvent;
import energy.flipbridge.domain.operation.OperationEvent.ProcessorPaused;
import energy.flipbridge.domain.operation.OperationEvent.ProcessorResumed;
import energy.flipbridge.gateway.processing.ProcessorDetails;
import energy.flipbridge.gateway.processing.ProcessorList;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.gateway.web.RequestIdFilter;
import energy.flipbridge.projections.replay.OperationLog;
import energy.flipbridge.projections.replay.Pauses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What carries events to views and policies, on all nodes together. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/processors", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Processors", description = "What carries events to views and policies: look, pause, resume")
class ProcessorController {

    private final ProcessorList processors;
    private final Pauses pauses;
    private final OperationLog log;
    private final InstantSource clock;

    @Schema(name = "ReasonForProcessor")
    record Why(
            @NotBlank(message = "is missing")
            @Size(max = 500, message = "must be at most 500 characters long")
            @Schema(description = "why, for the audit; without personal data")
            @Nullable
            String reason) {

        String text() {
            return reason == null ? "" : reason.strip();
        }
    }

    ProcessorController(ProcessorList processors, Pauses pauses, OperationLog log, InstantSource clock) {
        this.processors = processors;
        this.pauses = pauses;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listProcessors", summary = "How far each one is, and how fast")
    Mono<PageResponse<ProcessorResponse>> list() {
        return Blocking.call(() -> new PageResponse<>(
                processors.all().stream().map(ProcessorResponse::of).toList(), null));
    }

    @PostMapping(path = "/{name}/pause", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "pauseProcessor",
            summary = "Has it stand still on all nodes, within seconds, until it is resumed",
            description = "The others go on. While delivery stands still, no command is sent to a battery; the same "
                    + "holds for whatever else works from the view. Nodes stay ready.")
    Mono<ProcessorResponse> pause(
            @PathVariable String name, @Valid @RequestBody Why why, Principal principal, ServerWebExchange exchange) {
        String actor = Audit.support(principal.getName());
        return Blocking.call(() -> {
            known(name);
            keep(new ProcessorPaused(name, why.text(), now()), actor, exchange);
            pauses.pause(name, actor, why.text());
            return ProcessorResponse.of(known(name));
        });
    }

    @PostMapping(path = "/{name}/resume", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "resumeProcessor", summary = "Has it go on from where it stands")
    Mono<ProcessorResponse> resume(
            @PathVariable String name, @Valid @RequestBody Why why, Principal principal, ServerWebExchange exchange) {
        String actor = Audit.support(principal.getName());
        return Blocking.call(() -> {
            if (!isPausedByStaff(known(name))) {
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "processor-not-paused",
                        name + " is not paused, so there is nothing to do.");
            }
            keep(new ProcessorResumed(name, why.text(), now()), actor, exchange);
            pauses.resume(name);
            return ProcessorResponse.of(known(name));
        });
    }

    private static boolean isPausedByStaff(ProcessorDetails processor) {
        return processor.pause() != null && processor.pause().byStaff() != null;
    }

    private void keep(OperationEvent event, String actor, ServerWebExchange exchange) {
        String request = RequestIdFilter.idOf(exchange);
        log.append(event, UUID.randomUUID().toString(), Audit.requested(actor, request));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private ProcessorDetails known(String name) {
        List<ProcessorDetails> all = processors.all();
        return all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "unknown-processor",
                        "There is no processor \"" + Texts.shortened(name) + "\". There are "
                                + all.stream().map(ProcessorDetails::name).collect(Collectors.joining(", ")) + "."));
    }
}
