package energy.flipbridge.gateway.store;

import energy.flipbridge.projections.view.ViewEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * All events from one position on, in their order, as far as somebody asks for them. The newest are shared with all that
 * read the store; whoever is far behind reads from the database, and nobody waits for anybody.
 */
public final class EventTail implements AutoCloseable {

    private final BlockingStream<TrackedEventMessage<?>> stream;
    private boolean closed;

    private EventTail(BlockingStream<TrackedEventMessage<?>> stream) {
        this.stream = stream;
    }

    /** @param position of the last event that is left out; -1 to begin with the first one */
    public static EventTail after(EventStore store, long position) {
        return new EventTail(store.openStream(token(position)));
    }

    private static @Nullable GapAwareTrackingToken token(long position) {
        return position < 0 ? null : GapAwareTrackingToken.newInstance(position, Collections.emptySortedSet());
    }

    /** Blocks while the database is read, not until there is something. @return so many events at most */
    public synchronized List<ViewEvent> next(int most) throws InterruptedException {
        List<ViewEvent> events = new ArrayList<>();
        while (!closed && events.size() < most && stream.hasNextAvailable()) {
            events.add(ViewEvent.of(stream.nextAvailable()));
        }
        return events;
    }

    @Override
    public synchronized void close() {
        closed = true;
        stream.close();
    }
}
