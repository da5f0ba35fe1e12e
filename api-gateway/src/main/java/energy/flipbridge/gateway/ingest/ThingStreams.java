package energy.flipbridge.gateway.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.protocol.TelemetryMessage;
import energy.flipbridge.domain.telemetry.RecentKeys;
import energy.flipbridge.domain.telemetry.Reporting;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.domain.telemetry.TelemetryStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ends of the telemetry streams that this node appends to: the next number, and the newest keys to recognise a reading
 * that comes again. A cache alone; whatever it lacks is read from the store.
 */
final class ThingStreams {

    private static final int RECENT = 256;
    private static final int MOST_STREAMS = 200_000;

    private final TelemetryLog log;
    private final Cache<String, End> ends =
            Caffeine.newBuilder().maximumSize(MOST_STREAMS).build();

    ThingStreams(TelemetryLog log) {
        this.log = log;
    }

    private static final class End {

        private final RecentKeys keys = new RecentKeys(2 * RECENT);
        private long next;
        private @Nullable Instant endOfReading;

        private void add(List<TelemetryReported> events) {
            for (TelemetryReported event : events) {
                keys.add(event.key());
                endOfReading = event.endTime();
            }
        }
    }

    /** The entries for what is new in the message. */
    List<TelemetryLog.Entry> entries(TelemetryMessage message) {
        TelemetryStream stream = TelemetryStream.of(message.thing(), message.receivedAt());
        End end = ends.get(stream.id(), _ -> load(stream));
        Map<String, String> metadata = metadata(message);
        List<TelemetryLog.Entry> entries = new ArrayList<>();
        for (TelemetryReported event : Reporting.report(message, end.keys, end.endOfReading)) {
            entries.add(new TelemetryLog.Entry(stream, end.next++, event, metadata));
            end.endOfReading = event.endTime();
        }
        return entries;
    }

    /** The store has the reading, although it is older than what was read from the stream's end. */
    void learn(TelemetryLog.Entry entry) {
        ends.get(entry.stream().id(), _ -> load(entry.stream()))
                .keys
                .add(entry.event().key());
    }

    /** What was assumed of these streams is not so. */
    void forget(Set<TelemetryStream> streams) {
        streams.forEach(stream -> ends.invalidate(stream.id()));
    }

    private End load(TelemetryStream stream) {
        End end = new End();
        end.add(log.tail(stream.previous().id(), RECENT).events());
        TelemetryLog.Tail tail = log.tail(stream.id(), RECENT);
        end.add(tail.events());
        end.next = tail.next();
        return end;
    }

    private static Map<String, String> metadata(TelemetryMessage message) {
        return Map.of(
                Audit.ACTOR, Audit.device(message.thing()),
                Audit.CORRELATION, message.messageId(),
                Audit.SOURCE, "sqs:" + message.messageId());
    }
}
