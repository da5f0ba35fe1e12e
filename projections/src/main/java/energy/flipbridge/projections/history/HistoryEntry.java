package energy.flipbridge.projections.history;

import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a thing's audit trail.
 *
 * @param number counts from 0, oldest first, in the trail of the thing or of the home
 * @param position its place in the order of all events; of readings the last one's
 * @param event the event's name
 * @param eventId {@code null} for readings, which are told together
 * @param at the event's own time; for readings the last one's time of arrival
 * @param deviceTime by the device's own clock, when it said so
 * @param receivedAt when what it tells came in from outside
 * @param storedAt when it was recorded
 * @param actor who did it
 * @param correlationId the webhook, message or request that began the chain
 * @param causationId the event or message that led directly to it
 * @param source where it came in
 * @param commandId the one command that it is about
 * @param commandIds all the commands that it is about
 * @param summary one sentence
 * @param detail the event's fields; empty for readings
 * @param before what changed, as it was; empty when nothing did
 * @param after what changed, as it is since
 * @param readings for readings only
 */
public record HistoryEntry(
        long number,
        long position,
        String event,
        @Nullable String eventId,
        Instant at,
        @Nullable Instant deviceTime,
        @Nullable Instant receivedAt,
        Instant storedAt,
        @Nullable String actor,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String source,
        @Nullable String commandId,
        List<String> commandIds,
        String summary,
        Map<String, Object> detail,
        Map<String, Object> before,
        Map<String, Object> after,
        @Nullable Readings readings) {

    /** @param first the first one's time of arrival, as {@code last} is the last one's */
    public record Readings(
            long count,
            Instant first,
            Instant last,
            @Nullable Double minStateOfCharge,
            @Nullable Double maxStateOfCharge) {

        static Readings of(Document group) {
            return new Readings(
                    group.getLong("count"),
                    time(group, "first"),
                    time(group, "last"),
                    group.getDouble("minStateOfCharge"),
                    group.getDouble("maxStateOfCharge"));
        }
    }

    static HistoryEntry of(Document entry) {
        return new HistoryEntry(
                entry.getLong("n"),
                Trail.position(entry),
                entry.getString("event"),
                entry.getString("eventId"),
                time(entry, "at"),
                Values.instant(entry, "deviceTime"),
                Values.instant(entry, "receivedAt"),
                time(entry, "storedAt"),
                entry.getString("actor"),
                entry.getString("correlationId"),
                entry.getString("causationId"),
                entry.getString("source"),
                entry.getString("commandId"),
                commandIds(entry),
                entry.getString("summary"),
                map(entry, "detail"),
                map(entry, "before"),
                map(entry, "after"),
                entry.get("readings") instanceof Document group ? Readings.of(group) : null);
    }

    private static List<String> commandIds(Document entry) {
        String only = entry.getString("commandId");
        return only == null ? entry.getList("commandIds", String.class, List.of()) : List.of(only);
    }

    private static Instant time(Document document, String key) {
        return Objects.requireNonNull(Values.instant(document, key));
    }

    private static Map<String, Object> map(Document entry, String key) {
        return entry.get(key) instanceof Document fields ? new LinkedHashMap<>(fields) : Map.of();
    }
}
