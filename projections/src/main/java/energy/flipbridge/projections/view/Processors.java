package energy.flipbridge.projections.view;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.parking.ParkedEvents;
import java.util.List;
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
 * Builds the processors that carry events to views and policies. All share small thread pools; those that a battery's
 * command waits for have one to themselves, so that it never queues behind what people read.
 */
public final class Processors implements AutoCloseable {

    private static final int SEGMENTS = 4;
    private static final int VIEW_BATCH = 1_000;
    private static final int POLICY_BATCH = 50;

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final ScheduledExecutorService coordinators = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("coordinator-", 0).daemon().factory());
    private final ScheduledExecutorService workers;
    private final ScheduledExecutorService commandWorkers;

    /** @param threads of each of the two pools that handle events */
    public Processors(StreamableMessageSource<TrackedEventMessage<?>> events, int threads) {
        this.events = events;
        this.workers = Executors.newScheduledThreadPool(
                threads, Thread.ofPlatform().name("processor-", 0).daemon().factory());
        this.commandWorkers = Executors.newScheduledThreadPool(
                threads,
                Thread.ofPlatform().name("command-processor-", 0).daemon().factory());
    }

    /** @param tokens in the same database as the documents, so that both are lost and restored together */
    public PooledStreamingEventProcessor view(
            View view, MongoDatabase database, TokenStore tokens, ParkedEvents parked) {
        ViewInvoker invoker = new ViewInvoker(view, database.getCollection(view.name(), Document.class), parked);
        return builder(view.name(), invoker, VIEW_BATCH)
                .workerExecutor(view.isOnCommandPath() ? commandWorkers : workers)
                .tokenStore(new FlushingTokenStore(tokens))
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
    }

    public PooledStreamingEventProcessor policies(
            String name, EventHandlerInvoker invoker, TokenStore tokens, TransactionManager transactions) {
        return builder(name, invoker, POLICY_BATCH)
                .workerExecutor(commandWorkers)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .build();
    }

    private PooledStreamingEventProcessor.Builder builder(String name, EventHandlerInvoker invoker, int batchSize) {
        return PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(events)
                .coordinatorExecutor(coordinators)
                .initialSegmentCount(SEGMENTS)
                .initialToken(source -> source.createTailToken())
                .batchSize(batchSize);
    }

    @Override
    public void close() {
        List.of(coordinators, workers, commandWorkers).forEach(ScheduledExecutorService::shutdownNow);
    }
}
