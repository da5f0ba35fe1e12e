package energy.flipbridge.projections.view;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.parking.ParkedEvents;
import energy.flipbridge.projections.view.View.Urgency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.bson.Document;

/**
 * Builds the processors that carry events to views and policies. Those of one {@link View.Urgency} share a small pool of
 * threads. What people read has half of the cores: with few threads its batches grow, and a page that is a second late
 * costs nobody money.
 */
public final class Processors implements AutoCloseable {

    private static final int SEGMENTS = 4;
    private static final int VIEW_BATCH = 1_000;
    private static final int POLICY_BATCH = 50;

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final ScheduledExecutorService coordinators = pool("coordinator-", 2);
    private final Map<Urgency, ScheduledExecutorService> workers = new EnumMap<>(Urgency.class);

    public Processors(StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.events = events;
        int cores = Runtime.getRuntime().availableProcessors();
        workers.put(Urgency.COMMAND, pool("command-", 2 * cores));
        workers.put(Urgency.FLIP, pool("flip-", cores));
        workers.put(Urgency.PEOPLE, pool("people-", Math.max(1, cores / 2)));
    }

    private static ScheduledExecutorService pool(String name, int threads) {
        return Executors.newScheduledThreadPool(
                threads, Thread.ofPlatform().name(name, 0).daemon().factory());
    }

    /** @param tokens in the same database as the documents, so that both are lost and restored together */
    public PooledStreamingEventProcessor view(
            View view, MongoDatabase database, TokenStore tokens, ParkedEvents parked) {
        ViewInvoker invoker = new ViewInvoker(view, database.getCollection(view.name(), Document.class), parked);
        return builder(view.name(), invoker, VIEW_BATCH, view.urgency())
                .tokenStore(new FlushingTokenStore(tokens))
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
    }

    public PooledStreamingEventProcessor policies(
            String name, EventHandlerInvoker invoker, TokenStore tokens, TransactionManager transactions) {
        return builder(name, invoker, POLICY_BATCH, Urgency.COMMAND)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .build();
    }

    private PooledStreamingEventProcessor.Builder builder(
            String name, EventHandlerInvoker invoker, int batchSize, Urgency urgency) {
        return PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(events)
                .coordinatorExecutor(coordinators)
                .workerExecutor(Objects.requireNonNull(workers.get(urgency)))
                .initialSegmentCount(SEGMENTS)
                .initialToken(source -> source.createTailToken())
                .batchSize(batchSize);
    }

    @Override
    public void close() {
        coordinators.shutdownNow();
        workers.values().forEach(ScheduledExecutorService::shutdownNow);
    }
}
