package energy.flipbridge.benchmarks;

import energy.flipbridge.device.BatteryEvent;
import energy.flipbridge.device.Fleet;
import energy.flipbridge.device.FleetConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Telemetry of many batteries from MQTT to Flip, compared reading by reading at the sandbox. Limits: 60,000 messages,
 * published in about 60 s, are forwarded within 120 s of the first, none lost and none twice; the views have them within
 * 5 minutes. A smaller flood comes first: a bridge that was just started spends a quarter of two processors on compiling
 * itself.
 */
final class TelemetryFlood {

    private static final String PREFIX = "flood-";
    private static final int DEVICES = 500;
    private static final int MESSAGES = 60_000;
    private static final int MESSAGES_TO_WARM_UP = 30_000;
    private static final int RATE = 1_000;
    private static final Duration FORWARD_LIMIT = Duration.ofSeconds(120);
    private static final Duration VIEW_LIMIT = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final RunningBridge bridge;
    private final List<String> things =
            IntStream.range(0, DEVICES).mapToObj(i -> PREFIX + i).toList();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    private TelemetryFlood(RunningBridge bridge) {
        this.bridge = bridge;
    }

    static void run(RunningBridge bridge) throws IOException, InterruptedException {
        new TelemetryFlood(bridge).run();
    }

    private void run() throws IOException, InterruptedException {
        System.out.printf("Provisioning and claiming %d batteries ...%n", DEVICES);
        Path parent = bridge.devices(PREFIX, DEVICES);
        System.out.println("Warming up ...");
        flood(parent, MESSAGES_TO_WARM_UP);
        System.out.println("The flood ...");
        double[] seconds = flood(parent, MESSAGES);
        System.out.printf(
                "forwarded after %.2f of the limit of %d s; in the views after %.2f of the limit of %d s%n",
                seconds[0] / FORWARD_LIMIT.toSeconds(),
                FORWARD_LIMIT.toSeconds(),
                seconds[1] / VIEW_LIMIT.toSeconds(),
                VIEW_LIMIT.toSeconds());
    }

    /** @return after how many seconds Flip has all, and after how many the views */
    private double[] flood(Path parent, int messages) throws IOException, InterruptedException {
        acknowledged.clear();
        bridge.forgetTelemetry();
        long before = bridge.readingsInViews(things);
        long begun = System.nanoTime();
        publish(parent, messages);
        double forwarded = awaitForwarded(begun);
        return new double[] {forwarded, awaitViews(before, begun)};
    }

    private void publish(Path parent, int messages) throws IOException, InterruptedException {
        FleetConfig config = FleetConfig.of(parent, DEVICES).rate(RATE).listener((thing, _, event) -> {
            if (event instanceof BatteryEvent.Acknowledged(List<String> readings)) {
                readings.forEach(reading -> acknowledged.add("device::" + thing + ' ' + reading));
            }
        });
        FleetConfig forgetful = config.battery(config.battery().forgetful().jitter(0.1));
        long begun = System.nanoTime();
        try (Fleet fleet = Fleet.start(forgetful)) {
            while (fleet.status().acked() < messages && seconds(begun) < PATIENCE.toSeconds()) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
            double publishing = seconds(begun);
            long published = fleet.status().acked();
            System.out.printf(
                    "published %,d messages in %.0f s: %.0f/s%n", published, publishing, published / publishing);
        }
    }

    private double awaitForwarded(long begun) throws InterruptedException {
        long took = System.nanoTime();
        Set<String> lost = notForwarded();
        while (!lost.isEmpty() && seconds(begun) < PATIENCE.toSeconds()) {
            TimeUnit.MILLISECONDS.sleep(500);
            took = System.nanoTime();
            lost = notForwarded();
        }
        double seconds = (took - begun) / 1e9;
        System.out.printf(
                "forwarded %,d of %,d readings, %d lost, %s twice, after %.0f s: %.0f/s%n",
                acknowledged.size() - lost.size(),
                acknowledged.size(),
                lost.size(),
                bridge.telemetrySummary().get("repeats"),
                seconds,
                acknowledged.size() / seconds);
        return seconds;
    }

    /** Asks for the keys, which are many, only once there are enough. */
    private Set<String> notForwarded() {
        Set<String> missing = new HashSet<>(acknowledged);
        if (bridge.telemetrySummary().get("distinct").asLong() >= acknowledged.size()) {
            bridge.forwardedReadings().forEach(missing::remove);
        }
        return missing;
    }

    private double awaitViews(long before, long begun) throws InterruptedException {
        long goal = before + acknowledged.size();
        long seen = bridge.readingsInViews(things);
        while (seen < goal && seconds(begun) < PATIENCE.toSeconds()) {
            TimeUnit.SECONDS.sleep(2);
            seen = bridge.readingsInViews(things);
        }
        double took = seconds(begun);
        System.out.printf("views have %,d of %,d readings after %.0f s%n", seen - before, acknowledged.size(), took);
        return took;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
