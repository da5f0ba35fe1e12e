package energy.flipbridge.gateway.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the messages of some of the things, in the order in which they come: what has gathered while the last batch was
 * stored is the next batch. A batch that cannot be stored is tried again until it can.
 */
final class IngestLane implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IngestLane.class);
    private static final int LARGEST_BATCH = 500;
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

    private final TelemetryIngest ingest;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(4 * LARGEST_BATCH);
    private volatile boolean closed;

    private record Waiting(QueueMessage message, CompletableFuture<Void> stored) {}

    IngestLane(TelemetryIngest ingest) {
        this.ingest = ingest;
    }

    /** @return completes once the message is stored or parked; waits while the lane is full */
    CompletableFuture<Void> add(QueueMessage message) throws InterruptedException {
        Waiting waiting = new Waiting(message, new CompletableFuture<>());
        queue.put(waiting);
        return waiting.stored();
    }

    /** @return like {@link #add}; empty while the lane is full */
    Optional<CompletableFuture<Void>> offer(QueueMessage message) {
        Waiting waiting = new Waiting(message, new CompletableFuture<>());
        return queue.offer(waiting) ? Optional.of(waiting.stored()) : Optional.empty();
    }

    @Override
    public void run() {
        List<Waiting> batch = new ArrayList<>();
        while (!closed) {
            try {
                Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, LARGEST_BATCH - 1);
                    store(batch);
                    batch.forEach(waiting -> waiting.stored().complete(null));
                    batch.clear();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                closed = true;
            }
        }
        batch.forEach(waiting -> waiting.stored().cancel(false));
        queue.forEach(waiting -> waiting.stored().cancel(false));
    }

    private void store(List<Waiting> batch) throws InterruptedException {
        List<QueueMessage> messages = batch.stream().map(Waiting::message).toList();
        for (int attempt = 0; ; attempt++) {
            try {
                ingest.ingest(messages);
                return;
            } catch (RuntimeException e) {
                LOG.warn("{} telemetry messages cannot be stored yet", messages.size(), e);
                Thread.sleep(Math.min(100L << Math.min(attempt, 10), LONGEST_BACKOFF.toMillis()));
                if (closed) {
                    throw new InterruptedException();
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
