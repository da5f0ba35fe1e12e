package energy.flipbridge.projections.flip;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.parking.ParkedEvents;
import energy.flipbridge.projections.view.OrderedEngine;
import energy.flipbridge.projections.view.Processors;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.worker.Workers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.bson.Document;

/** The forwarding of a node from the event store to Flip, which can die and be started again over the same data. */
final class Forwarding implements AutoCloseable {

    final PickyFlip flip = new PickyFlip();

    private final MongoDatabase database;
    private final TokenStore tokens = new InMemoryTokenStore();
    private final Set<String> stored = new HashSet<>();
    private final AtomicInteger appendsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final EmbeddedEventStore store =
            EmbeddedEventStore.builder().storageEngine(new OrderedEngine()).build();
    private Node node;

    private record Node(
            Processors processors, PooledStreamingEventProcessor processor, ForwardingWorker worker, Workers workers)
            implements AutoCloseable {

        @Override
        public void close() {
            workers.close();
            worker.close();
            processor.shutDown();
            processors.close();
        }
    }

    Forwarding(MongoDatabase database) {
        this.database = database;
        this.node = start();
    }

    /** The node's store answers no more after so many appends, as if the node had died there. */
    void diesAfter(int appends) {
        appendsLeft.set(appends);
    }

    boolean isDead() {
        return appendsLeft.get() < 0;
    }

    void restart() {
        node.close();
        appendsLeft.set(Integer.MAX_VALUE);
        node = start();
    }

    /** The view's processor is stopped, and the worker has lost what it owned. */
    void standStill() {
        node.processor().shutDown();
        Awaitility.await().until(() -> !node.workers().isActive());
    }

    /** The processor starts again, and has folded all there is. */
    void goOn() {
        node.processor().start();
        Awaitility.await()
                .until(() -> node.processor().processingStatus().size() == 4
                        && node.processor().processingStatus().values().stream()
                                .allMatch(EventTrackerStatus::isCaughtUp));
    }

    void happened(List<?> payloads) {
        store.publish(Stories.messages(payloads));
    }

    List<DomainEventMessage<?>> events() {
        return store.openStream(null)
                .asStream()
                .limit(count())
                .map(DomainEventMessage.class::cast)
                .<DomainEventMessage<?>>map(event -> event)
                .toList();
    }

    private long count() {
        return head() + 1;
    }

    private long head() {
        TrackingToken head = store.createHeadToken();
        return head == null ? -1 : head.position().orElse(-1);
    }

    MongoCollection<Document> view() {
        return database.getCollection(FlipView.NAME);
    }

    DueReadings due() {
        return new DueReadings(database);
    }

    RefusedReadings refused() {
        return new RefusedReadings(view(), this::append, InstantSource.system());
    }

    private Node start() {
        Processors processors = new Processors(store);
        ForwardingWorker worker = new ForwardingWorker(view(), flip, this::appendWhileAlive, InstantSource.system());
        ParkedEvents parked = new ParkedEvents(database.getCollection("parked"), InstantSource.system());
        PooledStreamingEventProcessor processor = processors.view(new FlipView(worker), database, tokens, parked);
        Workers workers = new Workers(_ -> processor, this::head, List.of(worker));
        processor.start();
        workers.start();
        return new Node(processors, processor, worker, workers);
    }

    private void appendWhileAlive(
            String type, String streamId, long sequence, Object payload, Map<String, String> metadata) {
        if (appendsLeft.decrementAndGet() < 0) {
            appendsLeft.set(-1);
            throw new IllegalStateException("the node has died");
        }
        append(type, streamId, sequence, payload, metadata);
    }

    private synchronized void append(
            String type, String streamId, long sequence, Object payload, Map<String, String> metadata) {
        String id = streamId + "#" + sequence;
        if (stored.add(id)) {
            store.publish(new GenericDomainEventMessage<>(
                    type,
                    streamId,
                    sequence,
                    new GenericMessage<>(id, payload, MetaData.from(metadata)),
                    Instant.now()));
        }
    }

    @Override
    public void close() {
        node.close();
        store.shutDown();
    }
}
