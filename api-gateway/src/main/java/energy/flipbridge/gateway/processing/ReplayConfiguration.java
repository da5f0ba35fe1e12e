package energy.flipbridge.gateway.processing;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.replay.EventSource;
import energy.flipbridge.projections.replay.OperationLog;
import energy.flipbridge.projections.replay.Pauses;
import energy.flipbridge.projections.replay.ReplayTools;
import energy.flipbridge.projections.replay.ReplayWorker;
import energy.flipbridge.projections.replay.Replays;
import energy.flipbridge.projections.view.StoredTokens;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Views are folded anew beside themselves, on any node. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    /** the process as Axon names it, with what tells its replays from its processors and from a process before it */
    private static final String NODE =
            "replay/" + ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();

    @Bean
    ReplayTools replayTools(
            MongoDatabase views,
            EventStore events,
            StoredTokens tokens,
            MongoTemplate template,
            Serializer serializer,
            Pauses pauses,
            OperationLog log,
            Clock clock) {
        TokenStore claims = MongoTokenStore.builder()
                .mongoTemplate(template)
                .serializer(serializer)
                .nodeId(NODE)
                .build();
        EventSource source =
                new EventSource(events, position -> GapAwareTrackingToken.newInstance(position, List.of()));
        return new ReplayTools(
                views, source, tokens, claims, pauses, log, clock, ReplayTools.USUAL_BATCH, ReplayTools.USUALLY_NEAR);
    }

    @Bean
    Replays replays(Processing processing, ReplayTools tools) {
        return new Replays(processing.views().keySet(), tools);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ReplayWorker replayWorker(Processing processing, ReplayTools tools) {
        return new ReplayWorker(NODE, processing.views().values(), tools);
    }
}
