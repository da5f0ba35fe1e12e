package energy.flipbridge.gateway.api;

import energy.flipbridge.projections.history.HistoryEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Schema(name = "HistoryEntry", description = "What happened, who did it, why, and what changed")
record HistoryResponse(
        @Schema(description = "its place in the order of all events; of readings the last one's", example = "1742")
        long position,

        @Schema(description = "the event's name", example = "CommandReceived")
        String event,

        @Schema(description = "null for readings, which are told together") @Nullable
        String eventId,

        @Schema(description = "the event's own time") @UtcMillis
        Instant at,

        @Schema(description = "by the battery's own clock, where it said so; of readings the last one's")
        @UtcMillis
        @Nullable
        Instant deviceTime,

        @Schema(description = "when what it tells came in from outside; null when nothing did") @UtcMillis @Nullable
        Instant receivedAt,

        @Schema(description = "when it was recorded") @UtcMillis
        Instant storedAt,

        @Schema(description = "flip, device:<thing>, homeowner:<id>, support:<id> or system:<policy>", example = "flip")
        @Nullable
        String actor,

        @Schema(description = "the webhook, message or request that began the chain") @Nullable
        String correlationId,

        @Schema(description = "the event or message that led directly to it") @Nullable
        String causationId,

        @Schema(description = "where it came in", example = "webhook:msg_2f0c") @Nullable
        String source,

        @Nullable String commandId,

        @Schema(example = "Flip ordered DISCHARGE at 4,000 W from 17:00 to 19:00 UTC")
        String summary,

        @Schema(description = "the event's fields") Map<String, Object> detail,
        @Schema(description = "what changed, as it was") Map<String, Object> before,

        @Schema(description = "what changed, as it is since")
        Map<String, Object> after,

        @Schema(description = "for readings only") @Nullable ReadingsResponse readings) {

    @Schema(name = "ReadingsInARow", description = "Readings between two other entries, at most an hour of them")
    record ReadingsResponse(
            long count,

            @Schema(description = "arrival of the first") @UtcMillis
            Instant first,

            @Schema(description = "arrival of the last") @UtcMillis
            Instant last,

            @Schema(description = "percent") @Nullable Double minStateOfCharge,
            @Schema(description = "percent") @Nullable Double maxStateOfCharge) {

        static @Nullable ReadingsResponse of(HistoryEntry.@Nullable Readings readings) {
            return readings == null
                    ? null
                    : new ReadingsResponse(
                            readings.count(),
                            readings.first(),
                            readings.last(),
                            readings.minStateOfCharge(),
                            readings.maxStateOfCharge());
        }
    }

    static HistoryResponse of(HistoryEntry entry) {
        return new HistoryResponse(
                entry.position(),
                entry.event(),
                entry.eventId(),
                entry.at(),
                entry.deviceTime(),
                entry.receivedAt(),
                entry.storedAt(),
                entry.actor(),
                entry.correlationId(),
                entry.causationId(),
                entry.source(),
                entry.commandId(),
                entry.summary(),
                entry.detail(),
                entry.before(),
                entry.after(),
                ReadingsResponse.of(entry.readings()));
    }
}
