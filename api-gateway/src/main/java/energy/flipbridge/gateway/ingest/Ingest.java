package energy.flipbridge.gateway.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lanes through which telemetry enters; all messages of a thing take the same one. */
public final class Ingest implements AutoCloseable {

    private static final int LANES = 4;

    /** A glance at the topic, to keep a thing's messages in order; the parser decides what is right. */
    private static final Pattern TOPIC = Pattern.compile("\"mqtt_topic\"\\s*:\\s*\"([^\"]{1,300})\"");

    private final List<IngestLane> lanes = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            LANES, Thread.ofPlatform().name("ingest-", 0).daemon().factory());

    public Ingest(TelemetryLog log, ParkedMessages parked, IngestMeters meters) {
        for (int i = 0; i < LANES; i++) {
            IngestLane lane = new IngestLane(new TelemetryIngest(log, parked, meters));
            lanes.add(lane);
            threads.execute(lane);
        }
    }

    /** Waits while too many messages wait to be stored. @return completes once the message is stored or parked */
    public CompletableFuture<Void> add(QueueMessage message) throws InterruptedException {
        return lane(message).add(message);
    }

    /** Like {@link #add}, for those who must not wait. @return empty while too many messages wait to be stored */
    Optional<CompletableFuture<Void>> offer(QueueMessage message) {
        return lane(message).offer(message);
    }

    private IngestLane lane(QueueMessage message) {
        Matcher topic = TOPIC.matcher(message.body());
        String key = topic.find() ? topic.group(1) : message.id();
        return lanes.get(Math.floorMod(key.hashCode() * 31, LANES));
    }

    @Override
    public void close() {
        lanes.forEach(IngestLane::close);
        threads.shutdown();
    }
}
