package energy.flipbridge.gateway.ingest;

import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.domain.telemetry.TelemetryStream;
import java.util.List;
import java.util.Map;

/** Where readings are appended, a batch in one transaction. */
public interface TelemetryLog {

    /** @param number of the event in its stream, from 0 without holes */
    record Entry(TelemetryStream stream, long number, TelemetryReported event, Map<String, String> metadata) {}

    /**
     * The end of a stream.
     *
     * @param next the number of the next event
     * @param events the newest ones, oldest first
     */
    record Tail(long next, List<TelemetryReported> events) {}

    /** Stores all of the entries or none. */
    void append(List<Entry> entries) throws Conflict;

    /** @return those whose reading is stored already, under whatever number */
    List<Entry> stored(List<Entry> entries);

    Tail tail(String streamId, int most);

    /** Another node appended to one of the streams, or one of the readings is stored already. */
    final class Conflict extends Exception {

        public Conflict(Throwable cause) {
            super(cause);
        }
    }
}
