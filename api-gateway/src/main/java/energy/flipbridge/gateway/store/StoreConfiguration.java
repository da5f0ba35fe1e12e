package energy.flipbridge.gateway.store;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.command.CommandAggregate;
import energy.flipbridge.domain.device.DeviceAggregate;
import energy.flipbridge.domain.event.StoredForm;
import energy.flipbridge.domain.home.HomeAggregate;
import energy.flipbridge.domain.safety.SafetyAggregate;
import energy.flipbridge.domain.webhook.WebhookAggregate;
import energy.flipbridge.projections.moments.PastEvents;
import energy.flipbridge.projections.policy.CommandSender;
import energy.flipbridge.projections.view.WakingEventStore;
import java.time.Clock;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The event store: PostgreSQL, by Axon's JDBC engine. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** for views that fall behind by some seconds */
    private static final long MOST_CACHED_EVENTS = 20_000;

    /** of the heap, in bytes: an event takes some 3 kB, and its cache a few hundredths of all */
    private static final long MEMORY_PER_EVENT = 100_000;

    /** Without this bean, Axon finds no JPA and works without transactions, and says nothing of it. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    /** The connection of the transaction at hand, or one of its own. */
    @Bean
    ConnectionProvider connectionProvider(DataSource database) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(database));
    }

    /** Axon's own resolver does not know PostgreSQL's answer to a duplicate key. */
    @Bean
    PersistenceExceptionResolver duplicateKeys() {
        return new SQLStateResolver("23505");
    }

    /** The token of a replay is a tree of Axon's own types, which Jackson must be allowed to read. */
    @Bean
    Jackson3SerializerCustomizer axonTypes() {
        return builder -> builder.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType("energy.flipbridge.domain.")
                .allowIfSubType("java.util.")
                .build());
    }

    @Bean
    @DependsOnDatabaseInitialization
    EventStorageEngine eventStorageEngine(
            Serializer defaultSerializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            PersistenceExceptionResolver duplicateKeys,
            ConnectionProvider connections,
            TransactionManager transactions) {
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder()
                .snapshotSerializer(defaultSerializer)
                .snapshotFilter(Snapshots::isReadable)
                .eventSerializer(eventSerializer)
                .upcasterChain(StoredForm.upcasters())
                .persistenceExceptionResolver(duplicateKeys)
                .connectionProvider(connections)
                .transactionManager(transactions)
                // A number that is not there when a later one is seen was given to a transaction that failed.
                .maxGapOffset(1)
                .batchSize(1_000);
        return new SerialEventStorageEngine(builder, transactions);
    }

    @Bean(name = "eventBus", initMethod = "start", destroyMethod = "close")
    @Qualifier("eventStore")
    WakingEventStore eventStore(EventStorageEngine engine, ObjectProvider<StoredEventListener> listeners) {
        return new WakingEventStore(WakingEventStore.builder()
                .storageEngine(engine)
                .messageMonitor(new StoredEventMonitor(listeners.orderedStream().toList()))
                .fetchDelay(50)
                .cachedEvents(
                        (int) Math.min(MOST_CACHED_EVENTS, Runtime.getRuntime().maxMemory() / MEMORY_PER_EVENT)));
    }

    /** On threads of its own: a policy's unit of work must not swallow the one of the command that it sends. */
    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(TransactionManager transactions, org.axonframework.config.Configuration configuration) {
        AsynchronousCommandBus bus = AsynchronousCommandBus.builder()
                .transactionManager(transactions)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        return bus;
    }

    /** Who and why travel from the command to its events. */
    @Bean
    CorrelationDataProvider audit() {
        return new SimpleCorrelationDataProvider(Audit.ACTOR, Audit.CORRELATION, Audit.CAUSATION, Audit.SOURCE);
    }

    @Bean
    ConfigurerModule aggregates() {
        return configurer -> {
            configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(DeviceAggregate.class)
                    .configureSnapshotTrigger(configuration ->
                            new EventCountSnapshotTriggerDefinition(configuration.snapshotter(), Snapshots.EVENTS)));
            configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(CommandAggregate.class));
            configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(HomeAggregate.class)
                    .configureSnapshotTrigger(configuration ->
                            new EventCountSnapshotTriggerDefinition(configuration.snapshotter(), Snapshots.EVENTS)));
            configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(WebhookAggregate.class));
            configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(SafetyAggregate.class));
        };
    }

    @Bean
    CommandSender commandSender(CommandBus bus) {
        return new AxonCommandSender(bus);
    }

    @Bean
    StoredEvents storedEvents(EventStore store, TransactionManager transactions, DataSource database, Clock clock) {
        return new StoredEvents(store, transactions, database, clock);
    }

    @Bean
    EventArchive eventArchive(DataSource database) {
        return new EventArchive(database);
    }

    @Bean
    PastEvents pastEvents(
            DataSource database, EventArchive archive, @Qualifier("eventSerializer") Serializer eventSerializer) {
        return new StoredPast(database, archive, eventSerializer);
    }
}
