package energy.flipbridge.gateway.live;

import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.gateway.api.ReadingResponse;
import energy.flipbridge.gateway.api.UtcMillis;
import energy.flipbridge.projections.history.Subjects;
import energy.flipbridge.projections.story.Story;
import energy.flipbridge.projections.telemetry.Reading;
import energy.flipbridge.projections.view.ViewEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "LiveEvent", description = "What just happened, as the history will tell it")
record LiveEvent(
        @Schema(description = "its place in the order of all events, and the id of the message", example = "1742")
        long position,

        @Schema(description = "the event's name", example = "CommandAcked")
        String event,

        String eventId,
        @Schema(example = "garage-battery") @Nullable String thing,

        @Schema(description = "the commands that it is about")
        List<String> commandIds,

        @Schema(description = "the home that it is about") @Nullable
        String siteId,

        @Schema(description = "the event's own time; of a reading its arrival") @UtcMillis
        Instant at,

        @Schema(description = "when it was recorded") @UtcMillis
        Instant storedAt,

        @Nullable String actor,
        @Nullable String correlationId,
        @Nullable String causationId,

        @Schema(example = "The battery confirmed the command")
        String summary,

        @Schema(description = "of TelemetryReported only") @Nullable
        ReadingResponse reading) {

    static LiveEvent of(ViewEvent event) {
        return event.payload() instanceof TelemetryReported reported
                ? of(
                        event,
                        reported.receivedAt(),
                        "The battery sent a reading",
                        ReadingResponse.of(Reading.of(reported)))
                : told(event, Story.of(event.payload()));
    }

    /** whether the event is told one by one, or is a reading */
    static boolean tells(ViewEvent event) {
        return event.payload() instanceof TelemetryReported || Story.tells(event.payload());
    }

    private static LiveEvent told(ViewEvent event, Story story) {
        return of(event, story.at(), story.summary(), null);
    }

    private static LiveEvent of(ViewEvent event, Instant at, String summary, @Nullable ReadingResponse reading) {
        return new LiveEvent(
                event.position(),
                event.name(),
                event.id(),
                Subjects.thing(event.payload()),
                Subjects.commands(event.payload()),
                event.payload() instanceof HomeEvent home ? home.siteId() : null,
                at,
                event.storedAt(),
                event.actor(),
                event.correlationId(),
                event.causationId(),
                summary,
                reading);
    }
}
