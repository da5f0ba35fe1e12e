package energy.flipbridge.projections.safety;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.devices.Stop;
import energy.flipbridge.projections.policy.CommandSender;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.worker.Worker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the stops of the fleet and of homes to each battery, also to those that come later, and lifts them there. Until a
 * battery has come under a stop that stands, nothing is published to it.
 */
public final class StopWorker implements Worker, Predicate<String>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StopWorker.class);
    private static final Duration LOOK = Duration.ofMillis(250);

    /** looks at the stops alone between two at all batteries, while nothing changes; fewer while a stop stands */
    private static final int LOOKS_AT_REST = 20;

    private static final int LOOKS_WHILE_STOPPED = 4;
    private static final int MOST_AT_ONCE = 8;

    /** of one look; the next one goes on */
    private static final int MOST_IN_A_LOOK = 2_000;

    private final MongoCollection<Document> devices;
    private final DeviceReader reader;
    private final StopReader stops;
    private final CommandSender sender;
    private final InstantSource clock;
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            MOST_AT_ONCE, Thread.ofPlatform().name("stops-", 0).daemon().factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stops-timer").daemon().factory());
    private volatile StandingStops standing = StandingStops.NONE;
    private int looksSkipped = LOOKS_AT_REST;

    public StopWorker(MongoDatabase views, CommandSender sender, InstantSource clock) {
        this.devices = views.getCollection(DevicesView.NAME);
        this.reader = new DeviceReader(views);
        this.stops = new StopReader(views);
        this.sender = sender;
        this.clock = clock;
        timer.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
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

    /** @return whether nothing may be published to the battery yet, since a stop stands that it has not come under */
    @Override
    public boolean test(String thing) {
        StandingStops now = standing;
        return !now.isNone()
                && reader.device(thing)
                        .map(battery -> StoppedBattery.due(battery, now, clock.instant()).stream()
                                .anyMatch(due -> due.because()
                                        .filter(KnownStop::standing)
                                        .isPresent()))
                        .orElse(now.fleet().filter(KnownStop::standing).isPresent());
    }

    private void look() {
        try {
            StandingStops before = standing;
            standing = StandingStops.of(stops.all());
            int most = standing.isNone() ? LOOKS_AT_REST : LOOKS_WHILE_STOPPED;
            if (standing.equals(before) && looksSkipped < most) {
                looksSkipped++;
                return;
            }
            List<Callable<Boolean>> due = due(standing);
            threads.invokeAll(due);
            looksSkipped = due.isEmpty() ? 0 : most;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Batteries cannot be stopped or resumed together; trying again", e);
        }
    }

    private List<Callable<Boolean>> due(StandingStops now) {
        List<Callable<Boolean>> due = new ArrayList<>();
        for (Document document : devices.find(mayBeDue(now))) {
            DeviceDetails battery = DeviceDetails.of(document);
            if (owned.contains(Partitions.of(battery.thing())) && due.size() < MOST_IN_A_LOOK) {
                StoppedBattery.due(battery, now, clock.instant()).forEach(each -> due.add(() -> send(each)));
            }
        }
        return due;
    }

    /** those that do not have the fleet's stop or its reason, and all that have to do with a home's */
    private static Bson mayBeDue(StandingStops now) {
        String fleet = Stop.FIELD + "." + StopScope.FLEET;
        Bson ofFleet = now.fleet()
                .filter(KnownStop::standing)
                .map(stop -> Filters.and(Filters.exists("thing"), Filters.ne(fleet + ".reason", stop.reason())))
                .orElseGet(() -> Filters.exists(fleet));
        return Filters.or(
                ofFleet,
                Filters.exists(Stop.FIELD + "." + StopScope.HOME),
                Filters.in("siteId", now.sites()),
                Filters.in("flipSiteId", now.sites()));
    }

    private boolean send(StoppedBattery.Due due) {
        try {
            sender.send(due.command(), metadata(due));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be recorded; trying again", due.command(), e);
            return false;
        }
    }

    private static Map<String, String> metadata(StoppedBattery.Due due) {
        Map<String, String> metadata = new HashMap<>(Map.of(Audit.ACTOR, Audit.system(StopsView.NAME)));
        due.because().ifPresent(stop -> {
            metadata.put(Audit.CAUSATION, stop.eventId());
            metadata.put(Audit.CORRELATION, stop.correlationId() == null ? stop.eventId() : stop.correlationId());
        });
        return metadata;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
