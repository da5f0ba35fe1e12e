package energy.flipbridge.projections.devices;

import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A command that waits for the battery to confirm it.
 *
 * @param stamp the delivery's stamp; the battery confirms it by a mark of at least this
 * @param withdrawal whether it tells the battery not to carry the command out
 * @param publishedAt when it was last handed to AWS IoT; {@code null} when it was not yet
 */
public record Pending(
        String commandId,
        int version,
        Instant stamp,
        boolean withdrawal,
        @Nullable Instant publishedAt) {

    /** beyond this the oldest are not shown */
    private static final int MOST = 1_000;

    static Pending of(Document document) {
        return new Pending(
                document.getString("commandId"),
                document.getInteger("version"),
                Objects.requireNonNull(Values.instant(document, "stamp")),
                document.getBoolean("withdrawal"),
                Values.instant(document, "publishedAt"));
    }

    static void queued(Document device, DeliveryQueued event) {
        drop(device, event.commandId());
        List<Document> pending = all(device);
        pending.add(new Document("commandId", event.commandId())
                .append("version", event.version())
                .append("stamp", event.stamp())
                .append("withdrawal", event.withdrawal()));
        if (pending.size() > MOST) {
            pending.removeFirst();
        }
    }

    static void published(Document device, String commandId, Instant stamp, Instant at) {
        all(device).stream().filter(is(commandId, stamp)).forEach(pending -> pending.put("publishedAt", at));
    }

    static void drop(Document device, String commandId) {
        all(device).removeIf(pending -> commandId.equals(pending.getString("commandId")));
    }

    static void drop(Document device, String commandId, Instant stamp) {
        all(device).removeIf(is(commandId, stamp));
    }

    private static Predicate<Document> is(String commandId, Instant stamp) {
        Instant millis = Instant.ofEpochMilli(stamp.toEpochMilli());
        return pending ->
                commandId.equals(pending.getString("commandId")) && millis.equals(Values.instant(pending, "stamp"));
    }

    private static List<Document> all(Document device) {
        return Values.list(device, "pending");
    }
}
