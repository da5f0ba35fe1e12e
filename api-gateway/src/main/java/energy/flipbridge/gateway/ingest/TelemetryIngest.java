package energy.flipbridge.gateway.ingest;

import energy.flipbridge.domain.protocol.Parsed;
import energy.flipbridge.domain.protocol.TelemetryMessage;
import energy.flipbridge.domain.protocol.TelemetryParser;
import energy.flipbridge.domain.telemetry.TelemetryStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stores telemetry messages, many in one transaction. When it returns, each of them is in the event store, was there
 * before, or is parked with its cause. Not for several threads at once: a thing's messages go through one instance.
 */
final class TelemetryIngest {

    private static final int MOST_ATTEMPTS = 10;

    private final TelemetryLog log;
    private final ThingStreams streams;
    private final ParkedMessages parked;
    private final IngestMeters meters;

    TelemetryIngest(TelemetryLog log, ParkedMessages parked, IngestMeters meters) {
        this.log = log;
        this.streams = new ThingStreams(log);
        this.parked = parked;
        this.meters = meters;
    }

    void ingest(List<QueueMessage> messages) {
        List<TelemetryMessage> accepted = new ArrayList<>();
        for (QueueMessage message : messages) {
            switch (TelemetryParser.parse(message.body(), message.id(), message.sentAt())) {
                case Parsed.Accepted<TelemetryMessage>(TelemetryMessage telemetry) -> accepted.add(telemetry);
                case Parsed.Refused<TelemetryMessage>(String cause) -> parked.park(message, cause);
            }
        }
        int known = store(accepted);
        meters.stored(messages, messages.size() - accepted.size(), known);
    }

    /** @return how many of the messages brought nothing new */
    private int store(List<TelemetryMessage> messages) {
        for (int attempt = 1; ; attempt++) {
            List<TelemetryLog.Entry> entries = new ArrayList<>();
            int known = 0;
            for (TelemetryMessage message : messages) {
                List<TelemetryLog.Entry> fresh = streams.entries(message);
                known += fresh.isEmpty() ? 1 : 0;
                entries.addAll(fresh);
            }
            if (entries.isEmpty()) {
                return known;
            }
            try {
                log.append(entries);
                return known;
            } catch (TelemetryLog.Conflict e) {
                if (attempt >= MOST_ATTEMPTS) {
                    throw new IllegalStateException("Other nodes keep appending to the same telemetry streams", e);
                }
                streams.forget(streamsOf(entries));
                log.stored(entries).forEach(streams::learn);
            } catch (RuntimeException e) {
                streams.forget(streamsOf(entries));
                throw e;
            }
        }
    }

    private static Set<TelemetryStream> streamsOf(List<TelemetryLog.Entry> entries) {
        return entries.stream().map(TelemetryLog.Entry::stream).collect(Collectors.toSet());
    }
}
