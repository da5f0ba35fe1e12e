package energy.flipbridge.projections.presence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceCommand.MarkOffline;
import energy.flipbridge.projections.devices.Connection;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.policy.CommandSender;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices devices that have been silent for too long. Silence is judged only up to where the telemetry queue has been
 * read: a backlog of ours makes no device offline.
 */
public final class PresenceWorker implements Worker, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceWorker.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Map<String, String> METADATA = Map.of(Audit.ACTOR, Audit.system("presence"));

    private final MongoCollection<Document> devices;
    private final Supplier<Instant> readUpTo;
    private final CommandSender sender;
    private final Duration longestSilence;
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("presence").daemon().factory());

    /** @param readUpTo up to when the telemetry queue has been read */
    public PresenceWorker(
            MongoCollection<Document> devices,
            Supplier<Instant> readUpTo,
            CommandSender sender,
            Duration longestSilence) {
        this.devices = devices;
        this.readUpTo = readUpTo;
        this.sender = sender;
        this.longestSilence = longestSilence;
        timer.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public String view() {
        return DevicesView.NAME;
    }

    @Override
    public void gained(int partition) {
        owned.add(partition);
    }

    @Override
    public void lost(int partition) {
        owned.remove(partition);
    }

    private void look() {
        Instant judgedAt = readUpTo.get();
        Date latest = Date.from(judgedAt.minus(longestSilence));
        try {
            for (Document device : devices.find(Filters.and(
                    Filters.eq("connection", Connection.ONLINE.name()), Filters.lt("lastHeardAt", latest)))) {
                String thing = device.getString("thing");
                if (owned.contains(Partitions.of(thing))) {
                    Instant lastHeardAt = device.getDate("lastHeardAt").toInstant();
                    sender.send(new MarkOffline(thing, lastHeardAt, judgedAt), METADATA);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Silent devices cannot be looked for; trying again", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
