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
import energy.flipbridge.projections.view.WakingEventStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Views that processors fold, as a node does, and nodes that replay them. */
final class Replaying implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(1);
    static final Request REQUEST =
            new Request(null, "support:ada", "a test", "request-1", Instant.parse("2026-11-24T18:00:00Z"));

    private static final int BATCH = 5;
    private static final int NEAR = 50;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    final MongoDatabase database;
    final Map<String, OperationEvent> told = new LinkedHashMap<>();

    private final List<View> views;
    private final View view;
    private final WakingEventStore store = new WakingEventStore(
            WakingEventStore.builder().storageEngine(new OrderedEngine()).fetchDelay(20));
    private final Processors processors = new Processors(store);
    private final List<PooledStreamingEventProcessor> live;
    private final Standstill standstill;
    private final AtomicInteger readings = new AtomicInteger();
    private Instant now = REQUEST.at();
    private int nodes;

    Replaying(View view, MongoDatabase database) {
        this(List.of(view), database);
    }

    Replaying(List<View> views, MongoDatabase database) {
        this.views = views;
        this.view = views.getFirst();
        this.database = database;
        ParkedEvents parked = new ParkedEvents(database.getCollection("parked"), InstantSource.system());
        TokenStore tokens = tokens(database, "live", Duration.ofSeconds(10));
        this.live = views.stream()
                .map(each -> processors.view(each, database, tokens, parked))
                .toList();
        this.standstill = new Standstill(new Pauses(database, this::now), Duration.ofMillis(20));
        store.start();
        standstill.start(List.copyOf(live));
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

    /** until the views have what is published */
    void awaitView() {
        long head = StoredTokens.positionOf(store.createHeadToken());
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(LOOK_AGAIN)
                .until(() -> live.stream().allMatch(processor -> hasReached(processor, head)));
    }

    /** A processor says that it has caught up only when it looks for more, which it does every five seconds. */
    private static boolean hasReached(PooledStreamingEventProcessor processor, long head) {
        Collection<EventTrackerStatus> segments = processor.processingStatus().values();
        return segments.size() == 4
                && segments.stream()
                        .allMatch(status -> status.getCurrentPosition().orElse(-1) == head);
    }

    Map<String, String> bytes() {
        return bytes(view);
    }

    Map<String, String> bytes(View one) {
        return ViewRunner.bytes(database, one.name());
    }

    /** how often the replays have begun to read the events */
    int readings() {
        return readings.get();
    }

    Replays replays() {
        return new Replays(views.stream().map(View::name).collect(Collectors.toSet()), tools(database, "asking"));
    }

    Pauses pauses() {
        return new Pauses(database, this::now);
    }

    ReplayWorker node() {
        return node(database, views);
    }

    /** @param seen the database as the node sees it */
    ReplayWorker node(MongoDatabase seen, View folded) {
        return node(seen, List.of(folded));
    }

    ReplayWorker node(MongoDatabase seen, List<View> folded) {
        String name = "node-" + nodes++;
        return new ReplayWorker(name, folded, tools(seen, name));
    }

    private ReplayTools tools(MongoDatabase seen, String node) {
        return new ReplayTools(
                seen,
                new EventSource(new Counted(store, readings), GlobalSequenceTrackingToken::new),
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
        live.forEach(PooledStreamingEventProcessor::shutDown);
        processors.close();
        store.close();
    }

    /** Counts how often its events are read. */
    private record Counted(StreamableMessageSource<TrackedEventMessage<?>> events, AtomicInteger readings)
            implements StreamableMessageSource<TrackedEventMessage<?>> {

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            readings.incrementAndGet();
            return events.openStream(token);
        }

        @Override
        public @Nullable TrackingToken createTailToken() {
            return events.createTailToken();
        }

        @Override
        public @Nullable TrackingToken createHeadToken() {
            return events.createHeadToken();
        }
    }
}
