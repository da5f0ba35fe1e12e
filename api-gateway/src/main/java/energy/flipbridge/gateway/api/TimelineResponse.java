package energy.flipbridge.gateway.api;

import energy.flipbridge.projections.timeline.Timeline;
import energy.flipbridge.projections.timeline.TimelineStep;
import energy.flipbridge.projections.timeline.Turn;
import energy.flipbridge.projections.view.ViewEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "CommandTimeline", description = "All that happened to a command, and whose turn it is")
record TimelineResponse(
        String commandId,

        @Schema(description = "when Flip must have been told the outcome of the newest version, less a margin")
        @UtcMillis
        @Nullable
        Instant deadline,

        TurnResponse turn,

        @Schema(description = "in the order in which they were stored")
        List<StepResponse> steps,

        @Schema(description = "how many steps in the middle the bounded list has dropped")
        int stepsLeftOut) {

    @Schema(name = "Turn", description = "Who is to do the next thing about a command")
    record TurnResponse(
            Turn.Whose whose,

            @Schema(description = "when it became their turn") @UtcMillis
            Instant since,

            @Schema(description = "when it must be done; null when nothing presses") @UtcMillis @Nullable
            Instant until,

            @Schema(description = "what is to be done", example = "The battery confirms that it has the command")
            String what,

            @Schema(
                    description = "what is late and why; null when nothing is",
                    example = "The battery has not confirmed after 4 publishes for 3 min")
            @Nullable
            String late) {

        static TurnResponse of(Turn turn) {
            return new TurnResponse(turn.whose(), turn.since(), turn.until(), turn.what(), turn.late());
        }
    }

    @Schema(name = "TimelineStep")
    record StepResponse(
            TimelineStep.Kind kind,

            @Schema(description = "the event's name; null for the deadline", example = "CommandPublished") @Nullable
            String event,

            @Nullable String eventId,

            @Schema(description = "its place in the order of all events") @Nullable
            Long position,

            @Schema(description = "its own time") @UtcMillis Instant at,

            @UtcMillis @Nullable Instant storedAt,

            @Schema(description = "how long after the step before it was stored, ms; null for the first") @Nullable
            Long afterMillis,

            @Schema(description = "who did it") @Nullable String actor,

            @Schema(description = "the webhook, message or request that began the chain") @Nullable
            String correlationId,

            @Schema(description = "the event or message that led directly to it") @Nullable
            String causationId,

            @Schema(description = "where it came in", example = "webhook:msg_2f0c") @Nullable
            String source,

            String summary) {

        static StepResponse of(TimelineStep step) {
            ViewEvent event = step.event();
            return event == null
                    ? new StepResponse(
                            step.kind(),
                            null,
                            null,
                            null,
                            step.at(),
                            null,
                            step.afterMillis(),
                            null,
                            null,
                            null,
                            null,
                            step.summary())
                    : new StepResponse(
                            step.kind(),
                            event.name(),
                            event.id(),
                            event.position(),
                            step.at(),
                            event.storedAt(),
                            step.afterMillis(),
                            event.actor(),
                            event.correlationId(),
                            event.causationId(),
                            event.source(),
                            step.summary());
        }
    }

    static TimelineResponse of(Timeline timeline) {
        return new TimelineResponse(
                timeline.commandId(),
                timeline.deadline(),
                TurnResponse.of(timeline.turn()),
                timeline.steps().stream().map(StepResponse::of).toList(),
                timeline.stepsLeftOut());
    }
}
