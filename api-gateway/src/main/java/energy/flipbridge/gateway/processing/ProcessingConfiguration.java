package energy.flipbridge.gateway.processing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import energy.flipbridge.gateway.ingest.TelemetryQueue;
import energy.flipbridge.gateway.settings.CertificateSettings;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.PresenceSettings;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.certificates.CertificateSource;
import energy.flipbridge.projections.certificates.CertificateWorker;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.delivery.CommandPublisher;
import energy.flipbridge.projections.delivery.DeliveryView;
import energy.flipbridge.projections.delivery.DeliveryWorker;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.errands.ErrandWorker;
import energy.flipbridge.projections.errands.ErrandsView;
import energy.flipbridge.projections.errands.FlipHomes;
import energy.flipbridge.projections.flip.EventLog;
import energy.flipbridge.projections.flip.FlipPort;
import energy.flipbridge.projections.flip.FlipView;
import energy.flipbridge.projections.flip.ForwardingWorker;
import energy.flipbridge.projections.flip.RefusedReadings;
import energy.flipbridge.projections.history.HistoryView;
import energy.flipbridge.projections.history.HomeHistoryView;
import energy.flipbridge.projections.homes.HomesView;
import energy.flipbridge.projections.notices.NoticeWorker;
import energy.flipbridge.projections.notices.Notices;
import energy.flipbridge.projections.notices.NoticesView;
import energy.flipbridge.projections.outcomes.OutcomeWorker;
import energy.flipbridge.projections.outcomes.OutcomesView;
import energy.flipbridge.projections.parking.ParkedEvents;
import energy.flipbridge.projections.parking.Parking;
import energy.flipbridge.projections.policy.CommandSender;
import energy.flipbridge.projections.policy.EventParking;
import energy.flipbridge.projections.policy.Policies;
import energy.flipbridge.projections.policy.PolicyInvoker;
import energy.flipbridge.projections.presence.PresenceWorker;
import energy.flipbridge.projections.replay.Pauses;
import energy.flipbridge.projections.replay.Standstill;
import energy.flipbridge.projections.safety.StopWorker;
import energy.flipbridge.projections.safety.StopsView;
import energy.flipbridge.projections.telemetry.TelemetryView;
import energy.flipbridge.projections.view.Processors;
import energy.flipbridge.projections.view.StoredTokens;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.worker.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Views, policies and workers, and the processors that carry events to them. */
@Configuration(proxyBeanMethods = false)
class ProcessingConfiguration {

    @Bean
    MongoDatabase viewsDatabase(MongoDatabaseFactory mongo) {
        return mongo.getMongoDatabase();
    }

    @Bean
    ParkedEvents parkedEvents(MongoDatabase views, Clock clock) {
        return new ParkedEvents(views.getCollection("parked_events"), clock);
    }

    @Bean
    Parking eventParking(ParkedEvents parked, CommandSender sender, EventStore events, Clock clock) {
        return new EventParking(parked, Policies::all, sender, events, clock);
    }

    @Bean
    Parking refusedReadings(MongoDatabase views, EventLog log, Clock clock) {
        return new RefusedReadings(views.getCollection(FlipView.NAME), log, clock);
    }

    @Bean
    DeliveryWorker deliveryWorker(
            MongoDatabase views, CommandPublisher publisher, CommandSender sender, StopWorker stops, Clock clock) {
        return new DeliveryWorker(views.getCollection(DeliveryView.NAME), publisher, sender, stops, clock);
    }

    @Bean
    StopWorker stopWorker(MongoDatabase views, CommandSender sender, Clock clock) {
        return new StopWorker(views, sender, clock);
    }

    @Bean
    ForwardingWorker forwardingWorker(MongoDatabase views, FlipPort flip, EventLog log, Clock clock) {
        return new ForwardingWorker(views.getCollection(FlipView.NAME), flip, log, clock);
    }

    @Bean
    OutcomeWorker outcomeWorker(MongoDatabase views, FlipPort flip, CommandSender sender, Clock clock) {
        return new OutcomeWorker(views.getCollection(OutcomesView.NAME), flip, sender, clock);
    }

    /** The client of Flip is looked for with the first errand. */
    @Bean
    ErrandWorker errandWorker(MongoDatabase views, ObjectProvider<FlipHomes> flip, CommandSender sender, Clock clock) {
        return new ErrandWorker(views.getCollection(ErrandsView.NAME), flip::getObject, sender, clock);
    }

    /** Whoever sends mails is looked for with the first notice; that is only where the pages are. */
    @Bean
    @OnRole(Role.WEB)
    NoticeWorker noticeWorker(MongoDatabase views, ObjectProvider<Notices> notices, CommandSender sender, Clock clock) {
        return new NoticeWorker(views, notices::getObject, sender, clock);
    }

    /** A node that does not read the queue cannot judge silence. */
    @Bean
    PresenceWorker presenceWorker(
            MongoDatabase views,
            ObjectProvider<TelemetryQueue> queue,
            CommandSender sender,
            PresenceSettings settings) {
        Supplier<Instant> readUpTo = () -> {
            TelemetryQueue telemetry = queue.getIfAvailable();
            return telemetry == null ? Instant.EPOCH : telemetry.readUpTo();
        };
        return new PresenceWorker(views.getCollection(DevicesView.NAME), readUpTo, sender, settings.longestSilence());
    }

    @Bean
    CertificateWorker certificateWorker(
            MongoDatabase views,
            CertificateSource source,
            CommandSender sender,
            Clock clock,
            CertificateSettings settings) {
        return new CertificateWorker(
                new DeviceReader(views), source, sender, clock, settings.interval(), settings.perSecond());
    }

    @Bean
    Processors processors(EventStore events) {
        return new Processors(events);
    }

    /** A view's tokens live with its documents, so that both are lost and restored together. */
    @Bean
    @Qualifier("views")
    TokenStore viewTokens(MongoTemplate tokens, Serializer serializer) {
        return MongoTokenStore.builder()
                .mongoTemplate(tokens)
                .serializer(serializer)
                .build();
    }

    @Bean
    MongoTemplate tokensOfViews(MongoClient mongo, MongoDatabase views) {
        return DefaultMongoTemplate.builder()
                .mongoDatabase(mongo, views.getName())
                .build();
    }

    @Bean
    StoredTokens storedTokens(MongoTemplate tokens, Serializer serializer) {
        return new StoredTokens(tokens.trackingTokensCollection(), serializer);
    }

    @Bean
    ViewPositions viewPositions(StoredTokens tokens, EventStore events, ObjectProvider<Processing> processing) {
        return new TokenPositions(tokens, events, processing);
    }

    @Bean
    Pauses pauses(MongoDatabase views, Clock clock) {
        return new Pauses(views, clock);
    }

    @Bean
    ProcessorList processorList(
            Processing processing, ViewPositions positions, StoredTokens tokens, DataSource database, Pauses pauses) {
        return new ProcessorList(processing, positions, tokens, new PolicyTokens(database, tokens), pauses);
    }

    /** The policies act on the event store alone, and their tokens live there. */
    @Bean
    @Qualifier("policies")
    TokenStore policyTokens(ConnectionProvider connections, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .build();
    }

    @Bean
    Processing processing(
            Processors processors,
            MongoDatabase database,
            @Qualifier("views") TokenStore viewTokens,
            @Qualifier("policies") TokenStore policyTokens,
            TransactionManager transactions,
            CommandSender sender,
            ParkedEvents parked,
            ViewPositions positions,
            DeliveryWorker delivery,
            ForwardingWorker forwarding,
            OutcomeWorker outcomes,
            ErrandWorker errands,
            ObjectProvider<NoticeWorker> notices,
            PresenceWorker presence,
            CertificateWorker certificates,
            StopWorker stops,
            Pauses pauses) {
        List<View> views = new ArrayList<>(List.of(
                new DeliveryView(delivery),
                new OutcomesView(outcomes),
                new FlipView(forwarding),
                new ErrandsView(errands),
                new StopsView(),
                new DevicesView(certificates),
                new HistoryView(),
                new HomesView(),
                new HomeHistoryView(),
                new CommandsView(),
                new TelemetryView()));
        List<Worker> workers =
                new ArrayList<>(List.of(delivery, outcomes, forwarding, errands, presence, certificates, stops));
        // a node that folded the view would own homes whose notices it cannot send
        notices.ifAvailable(worker -> {
            views.add(new NoticesView(worker));
            workers.add(worker);
        });
        List<StreamingEventProcessor> all = new ArrayList<>();
        views.forEach(view -> all.add(processors.view(view, database, viewTokens, parked)));
        all.add(processors.policies(
                PolicyInvoker.NAME, new PolicyInvoker(Policies.all(), sender, parked), policyTokens, transactions));
        return new Processing(
                views, all, positions, workers, viewTokens, new Standstill(pauses, Duration.ofSeconds(1)));
    }
}
