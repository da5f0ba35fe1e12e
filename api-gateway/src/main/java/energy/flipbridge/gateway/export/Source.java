package energy.flipbridge.gateway.export;

import energy.flipbridge.gateway.store.ArchivedEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Events whose positions rise, read a page at a time, and not before they are needed. */
final class Source {

    static final int PAGE = 100;

    /** Gives one page after the other; none at the end. */
    @FunctionalInterface
    interface Pages {
        List<ArchivedEvent> next();
    }

    private final Pages pages;
    private final long upTo;
    private final Deque<ArchivedEvent> read = new ArrayDeque<>();
    private long next;

    /**
     * @param first position of the first event, or one before it
     * @param upTo position after which no event is given
     */
    Source(long first, long upTo, Pages pages) {
        this.next = first;
        this.upTo = upTo;
        this.pages = pages;
    }

    /** @return the position of the next event, or one before it; {@link Long#MAX_VALUE} at the end */
    long next() {
        return next <= upTo ? next : Long.MAX_VALUE;
    }

    /** @return the next event; empty when only {@link #next} came nearer to it */
    Optional<ArchivedEvent> take() {
        if (read.isEmpty()) {
            read.addAll(pages.next());
            next = read.isEmpty() ? Long.MAX_VALUE : read.getFirst().position();
            return Optional.empty();
        }
        ArchivedEvent taken = read.removeFirst();
        next = read.isEmpty() ? taken.position() : read.getFirst().position();
        return Optional.of(taken);
    }
}
