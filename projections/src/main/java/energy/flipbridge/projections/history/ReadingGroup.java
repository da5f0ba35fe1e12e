package energy.flipbridge.projections.history;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.telemetry.Reading;
import energy.flipbridge.projections.view.Values;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;

/** The readings since the last entry, which the head keeps until something else happens or the hour is over. */
final class ReadingGroup {

    static final String KEY = "readings";

    private ReadingGroup() {}

    static boolean isOver(Document head, TelemetryReported event) {
        return head.get(KEY) instanceof Document group
                && hour(event.receivedAt()) > hour(Objects.requireNonNull(Values.instant(group, "first")));
    }

    static void add(Document head, TelemetryReported event, ViewEvent stored) {
        Document group = head.get(KEY) instanceof Document open ? open : begun(head, event);
        group.put("count", group.getLong("count") + 1);
        if (event.receivedAt().isBefore(Objects.requireNonNull(Values.instant(group, "first")))) {
            group.put("first", event.receivedAt());
        }
        if (Values.isAfter(event.receivedAt(), Values.instant(group, "last"))) {
            group.put("last", event.receivedAt());
        }
        group.put("storedAt", stored.storedAt());
        group.put("position", stored.position());
        if (Values.isAfter(event.sentAt(), Values.instant(group, "sentAt"))) {
            group.put("sentAt", event.sentAt());
        }
        Double charge = Reading.of(event).stateOfCharge();
        if (charge != null) {
            group.merge("minStateOfCharge", charge, (one, other) -> Math.min((Double) one, (Double) other));
            group.merge("maxStateOfCharge", charge, (one, other) -> Math.max((Double) one, (Double) other));
        }
    }

    static Document entry(Document group, String thing) {
        Document entry = new Document("event", TelemetryReported.class.getSimpleName())
                .append("position", group.get("position"))
                .append("at", group.get("last"))
                .append("receivedAt", group.get("last"))
                .append("storedAt", group.get("storedAt"));
        Values.put(entry, "deviceTime", group.get("sentAt"));
        return entry.append("actor", Audit.device(thing))
                .append("summary", summary(group))
                .append("readings", group);
    }

    private static Document begun(Document head, TelemetryReported event) {
        Document group =
                new Document("count", 0L).append("first", event.receivedAt()).append("last", event.receivedAt());
        head.put(KEY, group);
        return group;
    }

    private static String summary(Document group) {
        long count = group.getLong("count");
        String charge = group.get("minStateOfCharge") instanceof Double least
                ? ", charge " + range(least, group.getDouble("maxStateOfCharge"))
                : "";
        return (count == 1 ? "1 reading" : count + " readings") + charge;
    }

    private static String range(Double least, Double greatest) {
        return least.equals(greatest) ? least + " %" : least + " % to " + greatest + " %";
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), Duration.ofHours(1).toSeconds());
    }
}
