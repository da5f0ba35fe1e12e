package energy.flipbridge.device;

import energy.flipbridge.device.memory.BatteryMemory;
import energy.flipbridge.device.memory.Entry;
import energy.flipbridge.device.memory.Memory;
import energy.flipbridge.device.memory.TimedResult;
import energy.flipbridge.device.physics.Plant;
import energy.flipbridge.device.physics.Setting;
import energy.flipbridge.device.schedule.CommandsReader;
import energy.flipbridge.device.schedule.Decision;
import energy.flipbridge.device.schedule.Limits;
import energy.flipbridge.device.schedule.Schedule;
import energy.flipbridge.device.schedule.Scheduling;
import energy.flipbridge.device.telemetry.BufferedReading;
import energy.flipbridge.device.telemetry.TelemetryWriter;
import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.protocol.DeliveredCommand;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The battery without its network: time and commands in, readings out. Not thread-safe. */
final class Firmware {

    private static final Duration KEEP_RESULTS = Duration.ofHours(24);
    /** a longer pause is no interval: readers refuse it */
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(12);

    private final Memory memory;
    private final Limits limits;
    private final Operation operation;
    private final Events events;
    private Instant intervalStart;
    private long applied;

    Firmware(Installation installation, double speed, Memory memory, Events events, Instant now) {
        this.memory = memory;
        this.events = events;
        this.limits = new Limits(installation.rating(), installation.reserve());
        Plant plant = new Plant(
                installation.rating(), installation.site(), memory.state().stored(), now, speed);
        this.operation = new Operation(plant, Setting.selfConsumption(installation.reserve()), events, now);
        this.intervalStart = now;
        memory.damages().forEach(damage -> events.tell(now, new BatteryEvent.Trouble(damage)));
    }

    /** brings the physics up to now and starts and ends commands on the way */
    void advance(Instant now) {
        operation.advance(memory.state().schedule(), now);
    }

    /** when {@link #advance} has something to do next */
    Optional<Instant> nextChange(Instant now) {
        return memory.state().schedule().nextChange(now);
    }

    /** ends the interval with a durable reading and starts the next one, unless it has only just begun */
    void measure(Instant now) throws IOException {
        advance(now);
        settle(now);
        Instant start = intervalStart;
        Duration duration = Duration.between(start, now);
        if (duration.toMillis() == 0) {
            return;
        }
        intervalStart = now;
        BatteryReading values = operation.plant().read(operation.setting());
        if (duration.isNegative() || duration.compareTo(LONGEST_INTERVAL) > 0) {
            events.tell(now, new BatteryEvent.Trouble("the clock jumped from " + start + "; a reading is left out"));
            return;
        }
        BatteryMemory state = memory.state();
        BufferedReading reading = TelemetryWriter.reading(state.epoch(), state.nextSequence(), start, duration, values);
        memory.record(new Entry.Measured(reading, operation.plant().stored()));
    }

    private void settle(Instant now) throws IOException {
        BatteryMemory state = memory.state();
        Schedule settled = state.schedule().settled(now);
        if (!settled.equals(state.schedule())) {
            memory.record(new Entry.Commanded(state.mark(), settled.commands(), recent(state.results(), now)));
        }
    }

    /**
     * Takes in a commands message: what is newer than the mark is decided in the order of the stamps and made durable
     * together with the new mark.
     *
     * @return whether there was anything new
     * @throws IOException when it could not be made durable; the message must not be acknowledged
     */
    boolean receive(byte[] payload, long nanoTime, Instant now) throws IOException {
        advance(now);
        CommandsReader read = CommandsReader.read(payload, now);
        read.problems().forEach(problem -> events.tell(now, new BatteryEvent.Trouble("ignored: " + problem)));
        BatteryMemory state = memory.state();
        Instant mark = state.mark();
        Schedule schedule = state.schedule();
        List<TimedResult> results = new ArrayList<>(state.results());
        List<Decision> decisions = new ArrayList<>();
        for (DeliveredCommand delivered : read.commands()) {
            if (isAfter(delivered.stamp(), mark)) {
                Decision decision = Scheduling.decide(schedule, delivered, limits, now);
                schedule = decision.schedule();
                mark = delivered.stamp();
                results.add(new TimedResult(now, decision.result()));
                decisions.add(decision);
            }
        }
        if (decisions.isEmpty()) {
            return false;
        }
        memory.record(new Entry.Commanded(mark, schedule.commands(), recent(results, now)));
        applied += decisions.size();
        decisions.forEach(decision ->
                events.tell(now, new BatteryEvent.CommandReceived(decision.result(), decision.command(), nanoTime)));
        advance(now);
        return true;
    }

    private static boolean isAfter(Instant stamp, @Nullable Instant mark) {
        return mark == null || stamp.isAfter(mark);
    }

    private static List<TimedResult> recent(List<TimedResult> results, Instant now) {
        List<TimedResult> young = results.stream()
                .filter(result -> result.at().isAfter(now.minus(KEEP_RESULTS)))
                .toList();
        return young.subList(Math.max(0, young.size() - TelemetryWriter.MOST_RESULTS), young.size());
    }

    Memory memory() {
        return memory;
    }

    Operation operation() {
        return operation;
    }

    long applied() {
        return applied;
    }
}
