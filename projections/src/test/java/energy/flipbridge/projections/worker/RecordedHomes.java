package energy.flipbridge.projections.worker;

import energy.flipbridge.domain.home.HomeAggregate;
import energy.flipbridge.domain.home.HomeCommand;
import energy.flipbridge.projections.view.OrderedEngine;
import energy.flipbridge.projections.view.WakingEventStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;

/** Homes on an event store in memory, in which a worker's records can fail. */
public final class RecordedHomes implements AutoCloseable {

    private final WakingEventStore store =
            new WakingEventStore(WakingEventStore.builder().storageEngine(new OrderedEngine()));
    private final CommandGateway commands = commands();
    private final AtomicInteger failures = new AtomicInteger();

    public RecordedHomes() {
        store.start();
    }

    public WakingEventStore store() {
        return store;
    }

    public void send(HomeCommand command) {
        commands.sendAndWait(command);
    }

    /** for a worker, as its sender of commands */
    public Object record(Object command, Object metadata) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the store is away");
        }
        commands.sendAndWait(command);
        return "done";
    }

    /** lets the next record fail */
    public void failOnce() {
        failures.set(1);
    }

    public boolean hasFailed() {
        return failures.get() == 0;
    }

    public <T> List<T> recorded(String siteId, Class<T> type) {
        return store.readEvents("home/" + siteId)
                .asStream()
                .map(EventMessage::getPayload)
                .filter(type::isInstance)
                .<T>map(type::cast)
                .toList();
    }

    private CommandGateway commands() {
        CommandBus bus = SimpleCommandBus.builder().build();
        AggregateAnnotationCommandHandler.<HomeAggregate>builder()
                .aggregateType(HomeAggregate.class)
                .repository(EventSourcingRepository.builder(HomeAggregate.class)
                        .eventStore(store)
                        .build())
                .build()
                .subscribe(bus);
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    @Override
    public void close() {
        store.close();
    }
}
