package energy.flipbridge.gateway.api;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.gateway.web.RequestIdFilter;
import energy.flipbridge.projections.replay.ReplayRun;
import energy.flipbridge.projections.replay.ReplayRun.Request;
import energy.flipbridge.projections.replay.Replays;
import energy.flipbridge.projections.replay.Replays.Answer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Views are folded anew from the events, beside what people read. */
@RestController
@OnRole(Role.WEB)
@RequestMapping(path = "/api/replays", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Replays", description = "Fold views anew, compare, and let the new one take the place of the old")
class ReplayController {

    private static final String PATH = "/api/replays";
    private static final String ALL = "all";

    private final Replays replays;
    private final InstantSource clock;

    @Schema(name = "ReplayRequest")
    record Wanted(
            @NotBlank(message = "is missing")
            @Schema(description = "the name of a view, or all", example = "devices")
            @Nullable
            String view,

            @PositiveOrZero(message = "must not be negative")
            @Schema(
                    description =
                            "Only events after it are folded, into a copy of the view: that brings back documents "
                                    + "which are missing or too old, and leaves every other one as it is.",
                    nullable = true)
            @Nullable
            Long fromPosition,

            @NotBlank(message = "is missing")
            @Size(max = 500, message = "must be at most 500 characters long")
            @Schema(description = "why, for the audit; without personal data")
            @Nullable
            String reason) {}

    ReplayController(Replays replays, InstantSource clock) {
        this.replays = replays;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "startReplay",
            summary = "Has a view, or all of them, folded anew",
            description = "The view that people read goes on, and stands still only for the seconds in which the new "
                    + "one is compared with it and takes its place. Nothing happens outside.")
    Mono<ResponseEntity<PageResponse<ReplayResponse>>> start(
            @Valid @RequestBody Wanted wanted, Principal principal, ServerWebExchange exchange) {
        String view = wanted.view() == null ? "" : wanted.view().strip();
        String reason = wanted.reason() == null ? "" : wanted.reason().strip();
        Request request = new Request(
                wanted.fromPosition(),
                Audit.support(principal.getName()),
                reason,
                RequestIdFilter.idOf(exchange),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return Blocking.call(() -> {
            checkPosition(wanted.fromPosition());
            List<ReplayRun> begun = begin(view.equals(ALL) ? replays.views() : Set.of(known(view)), request);
            return ResponseEntity.accepted()
                    .location(URI.create(
                            begun.size() == 1 ? PATH + "/" + begun.getFirst().view() : PATH))
                    .body(page(begun));
        });
    }

    private List<ReplayRun> begin(Collection<String> views, Request request) {
        List<ReplayRun> begun = new ArrayList<>();
        List<String> going = new ArrayList<>();
        for (String view : views) {
            switch (replays.begin(view, request)) {
                case Answer.Accepted(ReplayRun run) -> begun.add(run);
                case Answer.GoesOn(String name) -> going.add(name);
            }
        }
        if (begun.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "replay-goes-on",
                    "A replay of " + String.join(", ", going) + " goes on. Wait for its end, or cancel it with DELETE "
                            + PATH + "/" + going.getFirst() + ".");
        }
        return begun;
    }

    private void checkPosition(@Nullable Long position) {
        long head = position == null ? -1 : replays.head();
        if (position != null && position > head) {
            Parameters parameters = new Parameters();
            parameters.wrong("fromPosition", "is after the newest event, which has position " + head);
            parameters.check();
        }
    }

    @GetMapping
    @Operation(operationId = "listReplays", summary = "The newest replay of each view, newest first")
    Mono<PageResponse<ReplayResponse>> list() {
        return Blocking.call(() -> page(replays.all()));
    }

    @GetMapping("/{view}")
    @Operation(operationId = "getReplay", summary = "The newest replay of a view")
    Mono<ReplayResponse> one(@PathVariable String view) {
        return Blocking.call(() -> replays.find(known(view))
                .map(ReplayResponse::of)
                .orElseThrow(() -> ProblemException.notFound(
                        "no-replay", "The view " + view + " was never replayed. POST " + PATH + " does that.")));
    }

    @DeleteMapping("/{view}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "cancelReplay",
            summary = "Ends a replay; the view stays as it is",
            description =
                    "The node that works on it ends within seconds; when the new view has just taken the place of "
                            + "the old, it is too late.")
    Mono<ReplayResponse> cancel(@PathVariable String view, Principal principal) {
        return Blocking.call(() -> replays.cancel(known(view), Audit.support(principal.getName()))
                .map(ReplayResponse::of)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.CONFLICT, "replay-is-over", "No replay of " + view + " goes on.")));
    }

    private String known(String view) {
        if (!replays.views().contains(view)) {
            throw ProblemException.notFound(
                    "unknown-view",
                    "There is no view \"" + Texts.shortened(view) + "\". There are "
                            + String.join(", ", replays.views()) + ".");
        }
        return view;
    }

    private static PageResponse<ReplayResponse> page(List<ReplayRun> runs) {
        return new PageResponse<>(runs.stream().map(ReplayResponse::of).toList(), null);
    }
}
