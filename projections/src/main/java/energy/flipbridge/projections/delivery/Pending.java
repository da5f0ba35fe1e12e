package energy.flipbridge.projections.delivery;

import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.protocol.DeliveredCommand;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * All that waits for one device.
 *
 * @param attempts publishes since something was queued last
 * @param publishedAt the newest publish
 * @param askedForAt when support last asked for another one
 */
public record Pending(
        String thing,
        int partition,
        List<Entry> entries,
        int attempts,
        @Nullable Instant publishedAt,
        @Nullable Instant askedForAt) {

    public record Entry(String commandId, int version, Instant stamp, Instant until, boolean published, String json) {

        DeliveredCommand delivered(String thing) {
            return new DeliveredCommand(commandId, FlipIds.device(thing), stamp, json);
        }
    }

    static Pending of(Document document) {
        Date publishedAt = document.getDate("publishedAt");
        Date askedForAt = document.getDate("askedForAt");
        return new Pending(
                document.getString("_id"),
                document.getInteger("partition"),
                document.getList("pending", Document.class).stream()
                        .map(Pending::entry)
                        .toList(),
                document.getInteger("attempts"),
                publishedAt == null ? null : publishedAt.toInstant(),
                askedForAt == null ? null : askedForAt.toInstant());
    }

    private static Entry entry(Document entry) {
        return new Entry(
                entry.getString("commandId"),
                entry.getInteger("version"),
                Objects.requireNonNull(entry.getDate("stamp")).toInstant(),
                Objects.requireNonNull(entry.getDate("until")).toInstant(),
                entry.getBoolean("published", false),
                entry.getString("json"));
    }

    /** the same after one more publish, which the view will show in a moment */
    Pending publishedAt(Instant now) {
        return new Pending(thing, partition, entries, attempts + 1, now, askedForAt);
    }

    /** what is still worth delivering */
    List<Entry> deliverable(Instant now) {
        return entries.stream().filter(entry -> entry.until().isAfter(now)).toList();
    }

    boolean hasExpired(Instant now) {
        return entries.stream().anyMatch(entry -> !entry.until().isAfter(now));
    }
}
