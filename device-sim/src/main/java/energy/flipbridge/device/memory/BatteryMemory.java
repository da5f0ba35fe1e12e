package energy.flipbridge.device.memory;

import energy.flipbridge.device.schedule.Schedule;
import energy.flipbridge.device.telemetry.BufferedReading;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What a battery knows: the sum of its entries. Not thread-safe. */
public final class BatteryMemory {

    private final int mostReadings;
    private final SequencedMap<String, BufferedReading> unsent = new LinkedHashMap<>();
    private String epoch;
    private long nextSequence;
    private double stored;
    private @Nullable Instant mark;
    private Schedule schedule;
    private List<TimedResult> results;
    private long dropped;

    /** @param mostReadings how many unsent readings are kept; the oldest go first */
    BatteryMemory(Entry.Snapshot start, int mostReadings) {
        this.mostReadings = mostReadings;
        this.epoch = start.epoch();
        this.nextSequence = start.nextSequence();
        this.stored = start.stored();
        this.mark = start.mark();
        this.schedule = new Schedule(start.schedule());
        this.results = start.results();
        this.dropped = start.dropped();
    }

    void evolve(Entry entry) {
        switch (entry) {
            case Entry.Snapshot snapshot -> restore(snapshot);
            case Entry.Commanded commanded -> {
                mark = commanded.mark();
                schedule = new Schedule(commanded.schedule());
                results = commanded.results();
            }
            case Entry.Measured measured -> buffer(measured);
            case Entry.Delivered delivered -> delivered.keys().forEach(unsent::remove);
        }
    }

    private void restore(Entry.Snapshot snapshot) {
        epoch = snapshot.epoch();
        nextSequence = snapshot.nextSequence();
        stored = snapshot.stored();
        mark = snapshot.mark();
        schedule = new Schedule(snapshot.schedule());
        results = snapshot.results();
        dropped = snapshot.dropped();
    }

    private void buffer(Entry.Measured measured) {
        BufferedReading reading = measured.reading();
        stored = measured.stored();
        if (reading.epoch().equals(epoch)) {
            nextSequence = Math.max(nextSequence, reading.sequence() + 1);
        }
        unsent.put(reading.key(), reading);
        if (unsent.size() > mostReadings) {
            unsent.pollFirstEntry();
            dropped++;
        }
    }

    /** a number that may have been used in a torn entry is not used again */
    void skipSequence() {
        nextSequence++;
    }

    Entry.Snapshot snapshot() {
        return new Entry.Snapshot(epoch, nextSequence, stored, mark, schedule.commands(), results, dropped);
    }

    public String epoch() {
        return epoch;
    }

    public long nextSequence() {
        return nextSequence;
    }

    public double stored() {
        return stored;
    }

    /** the newest {@code created_at} whose command is in the schedule, and with it all older ones */
    public @Nullable Instant mark() {
        return mark;
    }

    public Schedule schedule() {
        return schedule;
    }

    public List<TimedResult> results() {
        return results;
    }

    /** oldest first */
    public Collection<BufferedReading> unsent() {
        return Collections.unmodifiableCollection(unsent.values());
    }

    public long dropped() {
        return dropped;
    }
}
