package energy.flipbridge.projections.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the events of a thing lie in the event store, as the view has it at one moment. */
public final class Recorded {

    private static final int CHUNK = 100;

    private final Trail trail;

    private Recorded(Trail trail) {
        this.trail = trail;
    }

    static Recorded of(Trail trail) {
        return new Recorded(trail);
    }

    /** position of the newest event that the view has of the thing; -1 for none */
    public long upTo() {
        return trail.head().get("position") instanceof Long position ? position : -1;
    }

    /** the earliest time of arrival of a reading */
    public Optional<Instant> firstReading() {
        return Head.firstReading(trail.head());
    }

    /** the latest time of arrival of a reading */
    public Optional<Instant> lastReading() {
        return Head.lastReading(trail.head());
    }

    /** the newest last */
    public List<Residence> homes() {
        return Residence.of(trail.head());
    }

    /** @return how many chunks of positions there are */
    public long chunks() {
        return (trail.size() + CHUNK - 1) / CHUNK;
    }

    /** @return the positions of a part of all events but readings, rising, also from chunk to chunk */
    public List<Long> positions(long chunk) {
        return trail.read(chunk * CHUNK, (chunk + 1) * CHUNK).stream()
                .filter(entry -> !entry.containsKey(ReadingGroup.KEY))
                .map(Trail::position)
                .toList();
    }
}
