package energy.flipbridge.projections.flip;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.forwarding.ForwardingEvent;
import energy.flipbridge.domain.forwarding.ForwardingEvent.Failure;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ForwardingStarted;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRef;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingsForwarded;
import energy.flipbridge.projections.flip.FlipPort.Answered;
import energy.flipbridge.projections.flip.FlipPort.ItemAnswer;
import energy.flipbridge.projections.flip.FlipPort.Undelivered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forwards the readings of one partition, one batch after the other, the oldest readings first. That a batch starts, and
 * with which readings, is stored before it is sent; a batch without an answer is sent again with the same bytes.
 */
final class Lane implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** Flip takes at most 1,000 readings in a request */
    static final int LARGEST_BATCH = 1_000;

    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
    private static final Map<String, String> METADATA = Map.of(Audit.ACTOR, Audit.system("forwarding"));

    private final int partition;
    private final MongoCollection<Document> view;
    private final FlipPort flip;
    private final EventLog log;
    private final InstantSource clock;
    private final ConcurrentSkipListSet<Chunk.Key> chunks = new ConcurrentSkipListSet<>();
    private final Map<String, Chunk.Key> keys = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Started> unfinished = new LinkedBlockingQueue<>();
    private final Taken taken = new Taken();
    private final Semaphore work = new Semaphore(0);
    private volatile boolean closed;

    private record Started(String batchId, List<ReadingRef> readings, List<String> items) {}

    Lane(int partition, MongoCollection<Document> view, FlipPort flip, EventLog log, InstantSource clock) {
        this.partition = partition;
        this.view = view;
        this.flip = flip;
        this.log = log;
        this.clock = clock;
    }

    /** What the view knows when the lane begins: batches that were cut off, and what waits. */
    void load() {
        for (Document batch : view.find(of(Batch.KIND))) {
            List<ReadingRef> readings = Batch.readings(batch);
            String batchId = batch.getString("batchId");
            taken.add(batchId, readings);
            unfinished.add(new Started(batchId, readings, List.of()));
        }
        for (Document chunk : view.find(of(Chunk.DUE)).projection(Projections.include("_id", "at"))) {
            chunk(Chunk.key(chunk));
        }
        work.release();
    }

    void chunk(Chunk.Key key) {
        chunks.add(key);
        keys.put(key.id(), key);
        work.release();
    }

    void chunkGone(String id) {
        Chunk.Key key = keys.remove(id);
        if (key != null) {
            chunks.remove(key);
        }
    }

    void settled(String batchId) {
        taken.release(batchId);
        work.release();
    }

    @Override
    public void run() {
        int failures = 0;
        while (!closed) {
            try {
                step();
                failures = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Readings of partition {} wait: {}", partition, e.toString());
                pause(backoff(failures++));
            }
        }
    }

    private void step() throws InterruptedException {
        Started cutOff = unfinished.peek();
        if (cutOff != null) {
            resend(cutOff);
            unfinished.remove();
            return;
        }
        // A refused reading becomes due again by time alone, so that the lane looks now and then without being woken.
        boolean woken = work.tryAcquire(5, TimeUnit.SECONDS);
        work.drainPermits();
        if (!woken && chunks.isEmpty()) {
            return;
        }
        Started batch = collect();
        while (!batch.readings().isEmpty() && !closed) {
            store(
                    batch.batchId(),
                    0,
                    new ForwardingStarted(batch.batchId(), partition, clock.instant(), batch.readings()));
            send(batch);
            if (batch.readings().size() < LARGEST_BATCH) {
                pause(LINGER);
            }
            batch = collect();
        }
    }

    private void resend(Started cutOff) {
        List<String> items = itemsOf(cutOff.readings());
        if (items.size() == cutOff.readings().size()) {
            send(new Started(cutOff.batchId(), cutOff.readings(), items));
        } else {
            LOG.warn("Batch {} is not in the view any more; Flip has answered it", cutOff.batchId());
            taken.release(cutOff.batchId());
        }
    }

    private Started collect() {
        List<ReadingRef> readings = new ArrayList<>();
        List<String> items = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Chunk.Key key : chunks) {
            ids.add(key.id());
            if (ids.size() == 16) {
                take(ids, readings, items);
                ids.clear();
            }
            if (readings.size() >= LARGEST_BATCH) {
                break;
            }
        }
        take(ids, readings, items);
        String batchId = UUID.randomUUID().toString();
        taken.add(batchId, readings);
        return new Started(batchId, readings, items);
    }

    private void take(List<String> ids, List<ReadingRef> readings, List<String> items) {
        for (Chunk chunk : fetch(ids)) {
            for (Chunk.Item item : chunk.items()) {
                ReadingRef ref = FlipView.ref(chunk, item);
                if (readings.size() < LARGEST_BATCH && taken.isFree(ref, item.attempts(), clock.instant())) {
                    readings.add(ref);
                    items.add(item.json());
                }
            }
        }
    }

    private List<Chunk> fetch(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : view.find(Filters.in("_id", ids)).map(Chunk::of).into(new ArrayList<>()).stream()
                        .sorted((a, b) -> Long.compare(a.at(), b.at()))
                        .toList();
    }

    private List<String> itemsOf(List<ReadingRef> readings) {
        Map<ReadingRef, String> items = new HashMap<>();
        List<String> ids = readings.stream().map(ReadingRef::chunk).distinct().toList();
        for (Chunk chunk : fetch(ids)) {
            chunk.items().forEach(item -> items.put(FlipView.ref(chunk, item), item.json()));
        }
        return readings.stream().filter(items::containsKey).map(items::get).toList();
    }

    /** Sends until Flip has answered. */
    private void send(Started batch) {
        if (batch.readings().isEmpty()) {
            return;
        }
        byte[] body = FlipItem.request(batch.items());
        int failures = 0;
        while (!closed) {
            switch (flip.sendTelemetry(body, batch.readings().size())) {
                case Answered(List<ItemAnswer> answers) -> {
                    record(batch, answers);
                    return;
                }
                case Undelivered(String cause, Duration retryAfter, boolean _) -> {
                    Duration wait = retryAfter.isZero() ? backoff(failures++) : retryAfter;
                    LOG.warn(
                            "Flip did not take {} readings, again in {}: {}",
                            batch.readings().size(),
                            wait,
                            cause);
                    pause(wait);
                }
            }
        }
    }

    private void record(Started batch, List<ItemAnswer> answers) {
        List<Failure> failures = IntStream.range(0, answers.size())
                .filter(i -> !answers.get(i).ok())
                .mapToObj(i -> new Failure(i, answers.get(i).message()))
                .toList();
        failures.forEach(failure -> taken.refused(batch.readings().get(failure.index()), clock.instant()));
        int accepted = answers.size() - failures.size();
        store(
                batch.batchId(),
                1,
                new ReadingsForwarded(batch.batchId(), partition, clock.instant(), accepted, failures));
    }

    /** Until it is stored: an append whose answer was lost is repeated, and changes nothing then. */
    private void store(String batchId, long sequence, ForwardingEvent event) {
        int failures = 0;
        while (!closed) {
            try {
                log.append(ForwardingEvent.TYPE, batchId, sequence, event, METADATA);
                return;
            } catch (RuntimeException e) {
                LOG.warn("Batch {} cannot be recorded yet: {}", batchId, e.toString());
                pause(backoff(failures++));
            }
        }
    }

    private Bson of(String kind) {
        return Filters.and(Filters.eq("partition", partition), Filters.eq("kind", kind));
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private static Duration backoff(int failures) {
        return Duration.ofMillis(Math.min(500L << Math.min(failures, 10), LONGEST_BACKOFF.toMillis()));
    }

    @Override
    public void close() {
        closed = true;
        work.release();
    }
}
