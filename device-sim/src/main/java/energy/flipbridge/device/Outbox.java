package energy.flipbridge.device;

import energy.flipbridge.device.memory.BatteryMemory;
import energy.flipbridge.device.memory.Entry;
import energy.flipbridge.device.memory.Memory;
import energy.flipbridge.device.memory.TimedResult;
import energy.flipbridge.device.telemetry.BufferedReading;
import energy.flipbridge.device.telemetry.Outgoing;
import energy.flipbridge.device.telemetry.TelemetryWriter;
import energy.flipbridge.domain.protocol.CommandResult;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The readings on their way to the cloud: each stays until it is confirmed, and is on its way only once at a time. */
final class Outbox {

    private final Memory memory;
    private final int mostInFlight;
    private final Set<String> underway = new HashSet<>();
    private int inFlight;
    private long sent;
    private long acked;

    Outbox(Memory memory, int mostInFlight) {
        this.memory = memory;
        this.mostInFlight = mostInFlight;
    }

    /** the next message to publish; the caller reports back what became of it */
    Optional<Outgoing> next(Instant now) {
        BatteryMemory state = memory.state();
        if (inFlight >= mostInFlight) {
            return Optional.empty();
        }
        List<BufferedReading> waiting = state.unsent().stream()
                .filter(reading -> !underway.contains(reading.key()))
                .limit(TelemetryWriter.MOST_READINGS)
                .toList();
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        List<CommandResult> results =
                state.results().stream().map(TimedResult::result).toList();
        Outgoing message = TelemetryWriter.message(state.mark(), results, waiting, now);
        underway.addAll(message.keys());
        inFlight++;
        sent++;
        return Optional.of(message);
    }

    void delivered(Outgoing message) throws IOException {
        inFlight--;
        acked++;
        underway.removeAll(message.keys());
        memory.record(new Entry.Delivered(message.keys()));
    }

    void undelivered(Outgoing message) {
        inFlight--;
        message.keys().forEach(underway::remove);
    }

    int inFlight() {
        return inFlight;
    }

    long sent() {
        return sent;
    }

    long acked() {
        return acked;
    }
}
