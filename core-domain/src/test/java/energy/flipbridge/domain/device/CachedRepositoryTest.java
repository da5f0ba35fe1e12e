package energy.flipbridge.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.device.DeviceCommand.MarkOffline;
import energy.flipbridge.domain.device.DeviceCommand.NoteHeard;
import java.time.Instant;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.junit.jupiter.api.Test;

/** A command that leads to no event must leave nothing broken behind, in a caching repository either. */
class CachedRepositoryTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void aThingThatWasAskedInVainCanStillBegin() {
        EmbeddedEventStore store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        CommandBus bus = SimpleCommandBus.builder().build();
        AggregateAnnotationCommandHandler.<DeviceAggregate>builder()
                .aggregateType(DeviceAggregate.class)
                .repository(EventSourcingRepository.builder(DeviceAggregate.class)
                        .eventStore(store)
                        .cache(new WeakReferenceCache())
                        .build())
                .build()
                .subscribe(bus);
        DefaultCommandGateway gateway =
                DefaultCommandGateway.builder().commandBus(bus).build();

        gateway.sendAndWait(new NoteHeard("garage", NOON, NOON));
        gateway.sendAndWait(new MarkOffline("garage", NOON, NOON));
        gateway.sendAndWait(new MarkOffline("garage", NOON, NOON));
        gateway.sendAndWait(new NoteHeard("garage", NOON.plusSeconds(1), NOON));

        assertThat(store.readEvents("garage").asStream().map(event -> event.getSequenceNumber()))
                .containsExactly(0L, 1L);
        store.shutDown();
    }
}
