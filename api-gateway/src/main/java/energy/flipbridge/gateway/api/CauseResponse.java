package energy.flipbridge.gateway.api;

import energy.flipbridge.projections.history.HistoryEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Schema(name = "Cause", description = "A link of the chain that leads back to where it all began")
record CauseResponse(
        @Schema(description = "of the event, webhook, message or request")
        String id,

        Kind kind,
        Link link,

        @Schema(description = "the event's name; null for what is none", example = "WebhookReceived") @Nullable
        String event,

        @Schema(description = "when the event was recorded") @UtcMillis @Nullable
        Instant storedAt,

        @Schema(description = "as the battery's history tells it; null for what stands elsewhere") @Nullable
        HistoryResponse entry) {

    /** What an id is the id of. */
    enum Kind {
        EVENT,
        WEBHOOK,
        MESSAGE,
        REQUEST,
        UNKNOWN
    }

    @Schema(
            description = "ASKED: the event that was asked for; CAUSED: led directly to the link before; PRECEDED: the "
                    + "entry before about the same command, of which a worker acts without being told why; CAME_IN: "
                    + "how the link before came in")
    enum Link {
        ASKED,
        CAUSED,
        PRECEDED,
        CAME_IN
    }

    static CauseResponse event(String id, Link link, String event, Instant storedAt, @Nullable HistoryEntry entry) {
        return new CauseResponse(
                id, Kind.EVENT, link, event, storedAt, entry == null ? null : HistoryResponse.of(entry));
    }

    static CauseResponse outside(String id, Kind kind, Link link) {
        return new CauseResponse(id, kind, link, null, null, null);
    }
}
