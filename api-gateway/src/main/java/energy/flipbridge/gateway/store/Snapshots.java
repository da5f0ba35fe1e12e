package energy.flipbridge.gateway.store;

import energy.flipbridge.domain.device.DeviceAggregate;
import energy.flipbridge.domain.home.HomeAggregate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializedType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Snapshots of the aggregates whose streams grow for years. */
@Configuration(proxyBeanMethods = false)
class Snapshots {

    /** A command reads at most about as many events; Flip sends about one command a day, which makes four or five. */
    static final int EVENTS = 100;

    private static final Map<String, String> REVISIONS = Map.of(
            DeviceAggregate.class.getName(), DeviceAggregate.SNAPSHOT_REVISION,
            HomeAggregate.class.getName(), HomeAggregate.SNAPSHOT_REVISION);

    /** Away from the commands; a snapshot that is not made in time costs nothing but reading. */
    @Bean
    ExecutorService snapshotThread() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("snapshots").daemon().factory());
    }

    @Bean
    Snapshotter snapshotter(
            EventStore events,
            TransactionManager transactions,
            ExecutorService snapshotThread,
            org.axonframework.config.Configuration configuration) {
        return AggregateSnapshotter.builder()
                .aggregateFactories(List.of(
                        new GenericAggregateFactory<>(DeviceAggregate.class),
                        new GenericAggregateFactory<>(HomeAggregate.class)))
                .eventStore(events)
                .transactionManager(transactions)
                .executor(snapshotThread)
                .repositoryProvider(configuration::repository)
                .build();
    }

    /** Axon's own RevisionSnapshotFilter lets none through (AxonFramework #4644). */
    static boolean isReadable(DomainEventData<?> snapshot) {
        SerializedType type = snapshot.getPayload().getType();
        return REVISIONS.getOrDefault(type.getName(), "none").equals(type.getRevision());
    }
}
