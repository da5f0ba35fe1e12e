package energy.flipbridge.domain.telemetry;

import energy.flipbridge.domain.protocol.TelemetryMessage;
import energy.flipbridge.domain.protocol.TelemetryMessage.TimedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a telemetry message into events: the decision of the Device, without its state being loaded. */
public final class Reporting {

    /** what an old device's interval is taken for when it cannot be told: the prototype's period */
    static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);
    /** a gap longer than this is a gap, not an interval */
    static final Duration LONGEST_INTERVAL = Duration.ofMinutes(5);

    private Reporting() {}

    /**
     * @param recent the keys that are known already; those of the returned events are added
     * @param previousEnd the end of the thing's previous reading, for devices that send no interval
     */
    public static List<TelemetryReported> report(
            TelemetryMessage message, RecentKeys recent, @Nullable Instant previousEnd) {
        List<TelemetryReported> events = new ArrayList<>();
        Instant end = previousEnd;
        int index = 0;
        for (TimedReading reading : message.readings()) {
            String key = key(message, reading, index++);
            if (recent.add(key)) {
                TelemetryReported event = event(message, reading, key, end);
                end = event.endTime();
                events.add(event);
            }
        }
        return events;
    }

    private static TelemetryReported event(
            TelemetryMessage message, TimedReading reading, String key, @Nullable Instant previousEnd) {
        Instant start;
        long millis;
        if (reading.startTime() != null) {
            start = reading.startTime();
            millis = reading.durationMillis() == null ? USUAL_INTERVAL.toMillis() : reading.durationMillis();
        } else {
            Instant end = message.receivedAt();
            millis = reading.durationMillis() == null ? since(previousEnd, end) : reading.durationMillis();
            start = end.minusMillis(millis);
        }
        return new TelemetryReported(
                message.thing(),
                key,
                reading.epoch(),
                reading.sequence(),
                start,
                millis,
                message.receivedAt(),
                message.sentAt(),
                message.ackedUpTo(),
                message.results(),
                reading.values());
    }

    private static long since(@Nullable Instant previousEnd, Instant end) {
        if (previousEnd == null || !previousEnd.isBefore(end)) {
            return USUAL_INTERVAL.toMillis();
        }
        Duration gap = Duration.between(previousEnd, end);
        return gap.compareTo(LONGEST_INTERVAL) > 0 ? USUAL_INTERVAL.toMillis() : gap.toMillis();
    }

    private static String key(TelemetryMessage message, TimedReading reading, int index) {
        if (reading.sequence() != null) {
            return reading.epoch() + ":" + reading.sequence();
        }
        return "message:" + message.messageId() + (message.readings().size() == 1 ? "" : ":" + index);
    }
}
