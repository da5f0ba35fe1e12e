package energy.flipbridge.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.operation.OperationEvent;
import energy.flipbridge.projections.parking.ParkedEvents;
import energy.flipbridge.projections.replay.ReplayRun.Request;
import energy.flipbridge.projections.view.OrderedEngine;
import energy.flipbridge.projections.view.Processors;
import energy.flipbridge.projections.view.StoredTokens;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewRunner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** A view that a processor folds, as a node does, and nodes that replay it. */
final class Replaying implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(1);
    static final Request REQUEST =
            new Request(null, "support:ada", "a test", "request-1", Instant.parse("2026-11-24T18:00:00Z"));

    private static final int BATCH = 40;
    private static final int NEAR = 50;

    final MongoDatabase database;
    final Map<String, OperationEvent> told = new LinkedHashMap<>();

    private final View view;
    private final EmbeddedEventStore store =
            EmbeddedEventStore.builder().storageEngine(new OrderedEngine()).build();
    private final Processors processors = new Processors(store);
    private final PooledStreamingEventProcessor processor;
    private final Standstill standstill;
    private Instant now = REQUEST.at();
    private int nodes;

    Replaying(View view, MongoDatabase database) {
        this.view = view;
        this.database = database;
        this.processor = processors.view(
                view,
                database,
                tokens(database, "live", Duration.ofSeconds(10)),
                new ParkedEvents(database.getCollection("parked"), InstantSource.system()));
        this.standstill = new Standstill(new Pauses(database, this::now), Duration.ofMillis(20));
        standstill.start(List.of(processor));
    }

    private Instant now() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    void publish(List<? extends DomainEventMessage<?>> events) {
        store.publish(events);
    }

    /** until the view has what is published */
    void awaitView() {
        long head = StoredTokens.positionOf(store.createHeadToken());
        Awaitility.await().atMost(PATIENCE).until(() -> {
            Collection<EventTrackerStatus> segments =
                    processor.processingStatus().values();
            return segments.size() == 4
                    && segments.stream()
                            .allMatch(status -> status.isCaughtUp()
                                    && status.getCurrentPosition().orElse(-1) == head);
        });
    }

    Map<String, String> bytes() {
        return ViewRunner.bytes(database, view.name());
    }

    Replays replays() {
        return new Replays(Set.of(view.name()), tools(database, "asking"));
    }

    Pauses pauses() {
        return new Pauses(database, this::now);
    }

    ReplayWorker node() {
        return node(database, view);
    }

    /** @param seen the database as the node sees it */
    ReplayWorker node(MongoDatabase seen, View folded) {
        String name = "node-" + nodes++;
        return new ReplayWorker(name, List.of(folded), tools(seen, name));
    }

    private ReplayTools tools(MongoDatabase seen, String node) {
        return new ReplayTools(
                seen,
                new EventSource(store, GlobalSequenceTrackingToken::new),
                new StoredTokens(template(seen).trackingTokensCollection(), serializer()),
                tokens(seen, node, Duration.ofMillis(100)),
                new Pauses(seen, this::now),
                (event, key, _) -> told.putIfAbsent(key, event),
                this::now,
                BATCH,
                NEAR);
    }

    ReplayRun request() {
        return request(REQUEST);
    }

    ReplayRun request(Request request) {
        assertThat(replays().begin(view.name(), request)).isInstanceOf(Replays.Answer.Accepted.class);
        return run();
    }

    ReplayRun run() {
        return replays().find(view.name()).orElseThrow();
    }

    /** what replays leave behind beside the view */
    List<String> shadows() {
        List<String> names = database.listCollectionNames().into(new ArrayList<>());
        return names.stream().filter(name -> name.contains("__")).toList();
    }

    private static MongoTemplate template(MongoDatabase seen) {
        return DefaultMongoTemplate.builder().mongoDatabase(seen).build();
    }

    private static TokenStore tokens(MongoDatabase seen, String node, Duration claims) {
        return MongoTokenStore.builder()
                .mongoTemplate(template(seen))
                .serializer(serializer())
                .nodeId(node)
                .claimTimeout(claims)
                .build();
    }

    private static Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .build()))
                .build();
    }

    @Override
    public void close() {
        standstill.close();
        processor.shutDown();
        processors.close();
        store.shutDown();
    }
}
