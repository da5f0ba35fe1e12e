package energy.flipbridge.projections.flip;

import com.mongodb.client.MongoCollection;
import energy.flipbridge.projections.worker.Worker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;

/** Forwards readings to Flip: one lane for each partition that this node owns. */
public final class ForwardingWorker implements Worker, ForwardingSignals, AutoCloseable {

    private final MongoCollection<Document> view;
    private final FlipPort flip;
    private final EventLog log;
    private final InstantSource clock;
    private final Map<Integer, Lane> lanes = new ConcurrentHashMap<>();
    /** those of lost partitions, which record the answer that they wait for */
    private final Map<Integer, Lane> ending = new ConcurrentHashMap<>();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public ForwardingWorker(MongoCollection<Document> view, FlipPort flip, EventLog log, InstantSource clock) {
        this.view = view;
        this.flip = flip;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String view() {
        return FlipView.NAME;
    }

    @Override
    public void gained(int partition) {
        Lane lane = new Lane(partition, view, flip, log, clock);
        lanes.put(partition, lane);
        lane.load();
        threads.execute(lane);
    }

    @Override
    public void lost(int partition) {
        Lane lane = lanes.remove(partition);
        if (lane != null) {
            ending.put(partition, lane);
            lane.close();
        }
    }

    @Override
    public boolean isQuiet(int partition) {
        ending.computeIfPresent(partition, (_, lane) -> lane.isOver() ? null : lane);
        return !ending.containsKey(partition);
    }

    /**
     * Looks into the database.
     *
     * @return when the oldest readings of this node's partitions came that Flip has not answered about
     */
    public Optional<Instant> oldestUnanswered() {
        return lanes.values().stream()
                .flatMap(lane -> lane.oldestUnanswered().stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public void chunk(int partition, Chunk.Key key) {
        Lane lane = lanes.get(partition);
        if (lane != null) {
            lane.chunk(key);
        }
    }

    @Override
    public void chunkGone(String id) {
        lanes.values().forEach(lane -> lane.chunkGone(id));
    }

    @Override
    public void settled(int partition, String batchId) {
        Lane lane = lanes.get(partition);
        if (lane != null) {
            lane.settled(batchId);
        }
    }

    @Override
    public void close() {
        lanes.values().forEach(Lane::close);
        threads.shutdownNow();
    }
}
