package energy.flipbridge.benchmarks;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import energy.flipbridge.gateway.Gateway;
import energy.flipbridge.gateway.processing.Processing;
import energy.flipbridge.projections.replay.EventReading;
import energy.flipbridge.projections.replay.EventSource;
import energy.flipbridge.projections.replay.ReplayRun;
import energy.flipbridge.projections.replay.ReplayState;
import energy.flipbridge.projections.replay.ReplayTools;
import energy.flipbridge.projections.replay.Replays;
import energy.flipbridge.projections.replay.Share;
import energy.flipbridge.projections.view.Folding;
import energy.flipbridge.projections.view.LongFold;
import energy.flipbridge.projections.view.Positions;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How fast all views are replayed, against how fast the store is read and how fast the same documents are inserted by a
 * plain client, in one run; and what is alive in the heap meanwhile. The live views stand at the newest event and are
 * empty: what is hashed are the new documents. Limits: half of the rate of inserting; 0.6 of the rate of reading, with the
 * writes replaced by counting; at 90 % no more than 1.1 of the heap at 20 %.
 */
final class ReplayRate {

    private static final int THINGS = 1_000;
    private static final int BATCH = 1_000;
    private static final int SEGMENTS = 4;
    private static final int PART_TO_WARM_UP = 10;

    private final Processing processing;
    private final EventStore store;
    private final ReplayTools tools;
    private final Replays replays;
    private final MongoDatabase views;
    private final TokenStore tokens;

    private ReplayRate(ConfigurableApplicationContext gateway) {
        this.processing = gateway.getBean(Processing.class);
        this.store = gateway.getBean(EventStore.class);
        this.tools = gateway.getBean(ReplayTools.class);
        this.replays = gateway.getBean(Replays.class);
        this.views = gateway.getBean(MongoDatabase.class);
        this.tokens = gateway.getBean("viewTokens", TokenStore.class);
    }

    /** @param arguments the local cloud's data, and how many events */
    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext gateway = new SpringApplicationBuilder(Gateway.class)
                .run(
                        "--server.port=0",
                        "--flipbridge.data-dir=" + Path.of(arguments[0]),
                        "--flipbridge.local=true",
                        "--logging.level.root=error")) {
            new ReplayRate(gateway).measure(Integer.parseInt(arguments[1]));
        }
        System.exit(0);
    }

    private void measure(int events) throws InterruptedException {
        // Nothing may act on what is stored here as if it had just happened.
        processing.stop();
        System.out.printf("Storing %,d events of %,d batteries ...%n", events, THINGS);
        Instant begin = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        new FleetLife(THINGS, begin).live(events, store::publish);
        long head = replays.head();
        moveViewsToTheEnd();

        read(head / PART_TO_WARM_UP);
        double reading = perSecond(head, read(head));
        System.out.printf("the store alone is read and decoded at %,.0f events/s%n", reading);

        count(head / PART_TO_WARM_UP);
        long begun = System.nanoTime();
        long written = count(head);
        double counting = perSecond(head, System.nanoTime() - begun);
        System.out.printf(
                "into all %d views, %,d writes counted only: %,.0f events/s; ratio %.2f, limit 0.6%n",
                replays.views().size(), written, counting, counting / reading);

        double[] heap = new double[2];
        long nanos = replay(head, heap);
        long[] inserted = insertPlainly();
        double replayed = perSecond(inserted[0], nanos);
        double plainly = perSecond(inserted[0], inserted[1]);
        System.out.printf(
                "%,d events replayed into %,d documents in %.1f s: %,.0f events/s, %,.0f documents/s%n",
                events, inserted[0], nanos / 1e9, perSecond(head, nanos), replayed);
        System.out.printf(
                "the same documents plainly inserted: %,.0f documents/s; ratio %.2f, limit 0.5, aim 0.8%n",
                plainly, replayed / plainly);
        System.out.printf(
                "live heap: %.1f MB at 20 %%, %.1f MB at 90 %%; ratio %.2f, limit 1.1%n",
                heap[0], heap[1], heap[1] / heap[0]);
    }

    private void moveViewsToTheEnd() {
        TrackingToken end = store.createHeadToken();
        for (String view : replays.views()) {
            if (tokens.fetchSegments(view).length == 0) {
                tokens.initializeTokenSegments(view, SEGMENTS, end);
            }
            for (int segment : tokens.fetchSegments(view)) {
                tokens.fetchToken(view, segment);
                tokens.storeToken(end, view, segment);
                tokens.releaseClaim(view, segment);
            }
        }
    }

    /** @return how long it took, in nanoseconds */
    private long read(long upTo) throws InterruptedException {
        EventSource events = tools.events();
        long begun = System.nanoTime();
        try (BlockingStream<TrackedEventMessage<?>> stream = events.after(-1)) {
            long position = -1;
            while (position < upTo) {
                position = ViewEvent.of(stream.nextAvailable()).position();
            }
        }
        return System.nanoTime() - begun;
    }

    /** @return how many documents would have been written */
    private long count(long upTo) {
        CountedWrites counted = new CountedWrites();
        List<Share> shares = processing.views().values().stream()
                .map(view -> share(view, counted, upTo))
                .toList();
        new EventReading(tools.events(), tools.batch()).fold(shares);
        shares.forEach(Share::check);
        return counted.documents();
    }

    private Share share(View view, CountedWrites counted, long upTo) {
        MongoCollection<Document> nothing = counted.instead(views.getCollection("counted_" + view.name()));
        Folding folding = new Folding(view, nothing, (name, event, cause) -> {
            throw new IllegalStateException(name + " cannot fold " + event, cause);
        });
        return new Share(
                LongFold.of(folding),
                Positions.everywhere(-1),
                Positions.everywhere(upTo),
                tools.batch(),
                new Share.Progress() {
                    @Override
                    public void goOn(int read) {
                        // to the end
                    }

                    @Override
                    public void folded(Positions positions) {
                        // nothing is kept of it
                    }
                });
    }

    /** @return how long it took, in nanoseconds, with the looks at the heap */
    private long replay(long head, double[] heap) throws InterruptedException {
        long begun = System.nanoTime();
        for (String view : replays.views()) {
            replays.begin(
                    view, new ReplayRun.Request(null, "support:local", "a benchmark", "benchmark", Instant.now()));
        }
        awaitPart(0.2 * head);
        heap[0] = Heap.live();
        awaitPart(0.9 * head);
        heap[1] = Heap.live();
        awaitPart(head);
        System.out.printf(
                "all views folded after %.1f s, with the looks at the heap; compared and switched one by one ...%n",
                (System.nanoTime() - begun) / 1e9);
        List<ReplayRun> runs = replays.all();
        while (!runs.stream().allMatch(run -> run.state().isOver())) {
            TimeUnit.MILLISECONDS.sleep(50);
            runs = replays.all();
        }
        for (ReplayRun run : runs) {
            if (run.state() != ReplayState.DONE || run.unfoldable() > 0) {
                throw new IllegalStateException("not replayed: " + run);
            }
        }
        return System.nanoTime() - begun;
    }

    private void awaitPart(double position) throws InterruptedException {
        while (replays.all().stream().mapToLong(ReplayRun::position).average().orElse(0) < position) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** @return how many documents, and how long it took to insert them, in nanoseconds */
    private long[] insertPlainly() {
        long[] sum = new long[2];
        for (String view : replays.views()) {
            MongoCollection<Document> plain = views.getCollection("plain_" + view);
            try (MongoCursor<Document> all =
                    views.getCollection(view).find().batchSize(BATCH).iterator()) {
                while (all.hasNext()) {
                    List<Document> batch = new ArrayList<>(BATCH);
                    while (batch.size() < BATCH && all.hasNext()) {
                        batch.add(all.next());
                    }
                    long begun = System.nanoTime();
                    plain.insertMany(batch);
                    sum[1] += System.nanoTime() - begun;
                    sum[0] += batch.size();
                }
            }
        }
        return sum;
    }

    private static double perSecond(long count, long nanos) {
        return count * 1e9 / nanos;
    }
}
