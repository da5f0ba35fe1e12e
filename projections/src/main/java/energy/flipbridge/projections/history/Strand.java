package energy.flipbridge.projections.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A part of a trail, read in one direction, some entries at a time. */
final class Strand {

    private final Trail trail;
    private final boolean backwards;
    private final int chunk;
    private final Predicate<Document> isWanted;
    private final Deque<Document> read = new ArrayDeque<>();
    private long low;
    private long high;

    /**
     * @param low number of the first entry
     * @param high number after the last entry
     * @param isWanted what the others are is told elsewhere
     */
    Strand(Trail trail, long low, long high, boolean backwards, int chunk, Predicate<Document> isWanted) {
        this.trail = trail;
        this.low = low;
        this.high = high;
        this.backwards = backwards;
        this.chunk = chunk;
        this.isWanted = isWanted;
    }

    /** @return the entry that {@link #take} takes; {@code null} at the end */
    @Nullable
    Document peek() {
        while (read.isEmpty() && low < high) {
            fill();
        }
        return read.peekFirst();
    }

    void take() {
        read.removeFirst();
    }

    private void fill() {
        long from = backwards ? Math.max(low, high - chunk) : low;
        long to = backwards ? high : Math.min(high, low + chunk);
        List<Document> entries = trail.read(from, to);
        (backwards ? entries.reversed() : entries).stream().filter(isWanted).forEach(read::addLast);
        if (backwards) {
            high = from;
        } else {
            low = to;
        }
    }
}
