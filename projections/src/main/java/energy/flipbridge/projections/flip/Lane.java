package energy.flipbridge.projections.flip;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forwards the readings of one partition, one batch after the other, the oldest readings first. That a batch starts, and
 * with which readings, is stored before it is sent; a batch without an answer is sent again with the same bytes.
 */
final class Lane implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final int partition;
    private final Taken taken = new Taken();
    private final Patience patience = new Patience();
    private final Backlog backlog;
    private final Sending sending;
    private final LinkedBlockingQueue<Shipment> unfinished = new LinkedBlockingQueue<>();
    private final Semaphore work = new Semaphore(0);
    private volatile boolean over;

    Lane(int partition, MongoCollection<Document> view, FlipPort flip, EventLog log, InstantSource clock) {
        this.partition = partition;
        this.backlog = new Backlog(partition, view, taken, clock);
        this.sending = new Sending(partition, flip, log, clock, taken, patience);
    }

    /** What the view knows when the lane begins: batches that were cut off, and what waits. */
    void load() {
        unfinished.addAll(backlog.load());
        work.release();
    }

    void chunk(Chunk.Key key) {
        backlog.add(key);
        work.release();
    }

    void chunkGone(String id) {
        backlog.remove(id);
    }

    Optional<Instant> oldestUnanswered() {
        return backlog.oldestUnanswered();
    }

    void settled(String batchId) {
        taken.release(batchId);
        work.release();
    }

    @Override
    public void run() {
        try {
            forward();
        } finally {
            over = true;
        }
    }

    /** whether it has ended, and recorded what it had begun */
    boolean isOver() {
        return over;
    }

    private void forward() {
        int failures = 0;
        while (!patience.isOver()) {
            try {
                step();
                failures = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Readings of partition {} wait: {}", partition, e.toString());
                patience.pause(Patience.backoff(failures++));
            }
        }
    }

    private void step() throws InterruptedException {
        Shipment cutOff = unfinished.peek();
        if (cutOff != null) {
            resend(cutOff);
            unfinished.remove();
            return;
        }
        // A refused reading becomes due again by time alone, so that the lane looks now and then without being woken.
        boolean woken = work.tryAcquire(5, TimeUnit.SECONDS);
        work.drainPermits();
        if (woken || !backlog.isEmpty()) {
            sendAll();
        }
    }

    private void resend(Shipment cutOff) {
        Optional<Shipment> complete = backlog.complete(cutOff);
        if (complete.isPresent()) {
            sending.send(complete.get());
        } else {
            LOG.warn("Batch {} is not in the view any more; Flip has answered it", cutOff.batchId());
            taken.release(cutOff.batchId());
        }
    }

    private void sendAll() {
        Shipment batch = backlog.collect();
        while (batch.size() > 0 && !patience.isOver()) {
            sending.start(batch);
            if (batch.size() < Backlog.LARGEST_BATCH) {
                patience.pause(LINGER);
            }
            batch = backlog.collect();
        }
    }

    @Override
    public void close() {
        patience.close();
        work.release();
    }
}
