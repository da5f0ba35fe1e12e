package energy.flipbridge.projections.view;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Events in memory, whose batches are seen whole. Axon's engine puts the events of a batch in the order of a hash map, so
 * that one who follows may see a later one first, and then never the earlier one.
 */
public final class OrderedEngine extends InMemoryEventStorageEngine {

    @Override
    public synchronized void appendEvents(List<? extends EventMessage<?>> events) {
        super.appendEvents(events);
    }

    @Override
    public synchronized Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken after, boolean mayBlock) {
        return super.readEvents(after, mayBlock).toList().stream();
    }
}
