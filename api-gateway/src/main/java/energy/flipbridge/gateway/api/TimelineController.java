package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.timeline.TimelineReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How a command went, from Flip's webhook to Flip's answer. */
@RestController
@OnRole(Role.WEB)
@Tag(name = "Commands")
class TimelineController {

    private final CommandReader commands;
    private final TimelineReader timelines;
    private final InstantSource clock;

    TimelineController(CommandReader commands, TimelineReader timelines, InstantSource clock) {
        this.commands = commands;
        this.timelines = timelines;
        this.clock = clock;
    }

    @GetMapping(path = "/api/commands/{id}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getCommandTimeline",
            summary = "How a command went, step by step with who and why, and whose turn it is")
    Mono<TimelineResponse> timeline(@PathVariable String id) {
        // what the view does not know yet is not shown: it could not be kept who reads it
        return Blocking.call(() -> {
            String thing = Known.command(commands, id).thing();
            return timelines
                    .timeline(id, thing, clock.instant())
                    .map(TimelineResponse::of)
                    .orElseThrow(() -> Known.unknownCommand(id));
        });
    }
}
