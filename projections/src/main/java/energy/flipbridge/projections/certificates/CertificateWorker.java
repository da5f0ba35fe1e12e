package energy.flipbridge.projections.certificates;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceCommand.NoteCertificates;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.devices.DeviceSignals;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.policy.CommandSender;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.worker.Worker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for each thing's certificates: soon after it is first mentioned or claimed, and then from time to time, one thing
 * after the other and few a second. A thing that could not be asked about has its turn again soon.
 */
public final class CertificateWorker implements Worker, DeviceSignals, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateWorker.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Map<String, String> METADATA = Map.of(Audit.ACTOR, Audit.system("certificates"));

    /** before all whose turn it is already, however many they are */
    private static final Instant FIRST = Instant.EPOCH;

    private final DeviceReader devices;
    private final CertificateSource source;
    private final CommandSender sender;
    private final InstantSource clock;
    private final Rounds rounds;
    private final Duration pauseWhileAway;
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("certificates").daemon().factory());
    private Instant pausedUntil = Instant.EPOCH;
    private boolean isAway;

    /**
     * @param interval between two looks at a thing; longer when there are too many things for it
     * @param perSecond things that are looked at in a second, at most
     */
    public CertificateWorker(
            DeviceReader devices,
            CertificateSource source,
            CommandSender sender,
            InstantSource clock,
            Duration interval,
            int perSecond) {
        this.devices = devices;
        this.source = source;
        this.sender = sender;
        this.clock = clock;
        this.rounds = new Rounds(interval);
        this.pauseWhileAway = interval.compareTo(LONGEST_PAUSE) < 0 ? interval : LONGEST_PAUSE;
        long pause = Duration.ofSeconds(1).dividedBy(perSecond).toMillis();
        timer.scheduleWithFixedDelay(this::takeTurn, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public String view() {
        return DevicesView.NAME;
    }

    @Override
    public void gained(int partition) {
        owned.add(partition);
        try {
            Instant now = clock.instant();
            devices.things(partition).forEach(thing -> rounds.join(thing, now));
        } catch (RuntimeException e) {
            lost(partition);
            throw e;
        }
    }

    @Override
    public void lost(int partition) {
        owned.remove(partition);
        rounds.drop(partition);
    }

    @Override
    public void mentioned(String thing) {
        if (owned.contains(Partitions.of(thing))) {
            rounds.join(thing, FIRST);
        }
    }

    @Override
    public void claimed(String thing) {
        if (owned.contains(Partitions.of(thing))) {
            rounds.put(thing, FIRST);
        }
    }

    private void takeTurn() {
        Instant now = clock.instant();
        if (!now.isBefore(pausedUntil)) {
            rounds.take(now).ifPresent(thing -> look(thing, now));
        }
    }

    private void look(String thing, Instant now) {
        try {
            sender.send(new NoteCertificates(thing, source.certificates(thing), now), METADATA);
            if (isAway) {
                LOG.info("Certificates are looked at again");
                isAway = false;
            }
        } catch (IOException | RuntimeException e) {
            if (!isAway) {
                LOG.warn("The certificates of {} cannot be noted; trying again: {}", thing, e.toString());
                isAway = true;
            }
            pausedUntil = now.plus(pauseWhileAway);
            rounds.again(thing, pausedUntil);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
