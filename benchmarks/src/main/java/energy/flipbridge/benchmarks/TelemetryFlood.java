package energy.flipbridge.benchmarks;

import energy.flipbridge.device.Battery;
import energy.flipbridge.device.BatteryStatus;
import energy.flipbridge.device.Fleet;
import energy.flipbridge.device.FleetConfig;
import energy.flipbridge.device.FleetStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Telemetry of many batteries from MQTT to Flip, compared battery by battery at the sandbox. Limit: 60,000 messages,
 * published in about 60 s, forwarded within 120 s, none lost and none twice.
 */
final class TelemetryFlood {

    private static final int DEVICES = 500;
    private static final int MESSAGES = 60_000;
    private static final int RATE = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private TelemetryFlood() {}

    static void run(RunningBridge bridge) throws IOException, InterruptedException {
        System.out.printf("Provisioning and claiming %d batteries ...%n", DEVICES);
        Path parent = bridge.devices("flood-", DEVICES);
        bridge.forgetTelemetry();
        FleetConfig config = FleetConfig.of(parent, DEVICES).rate(RATE);
        FleetConfig ephemeral = config.battery(config.battery().forgetful().jitter(0.1));
        long begun = System.nanoTime();
        Map<String, Long> published = new HashMap<>();
        double publishing;
        try (Fleet fleet = Fleet.start(ephemeral)) {
            FleetStatus status = fleet.status();
            while (status.acked() < MESSAGES && seconds(begun) < PATIENCE.toSeconds()) {
                TimeUnit.MILLISECONDS.sleep(500);
                status = fleet.status();
            }
            fleet.close();
            publishing = seconds(begun);
            for (Battery battery : fleet.batteries()) {
                BatteryStatus one = battery.status();
                published.put("device::" + one.thing(), one.acked());
            }
        }
        long total = published.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf("published %,d messages in %.0f s: %.0f/s%n", total, publishing, total / publishing);
        report(bridge, published, total, begun);
    }

    private static void report(RunningBridge bridge, Map<String, Long> published, long total, long begun)
            throws InterruptedException {
        JsonNode summary = bridge.telemetrySummary();
        while (summary.get("distinct").asLong() < total && seconds(begun) < PATIENCE.toSeconds()) {
            TimeUnit.SECONDS.sleep(1);
            summary = bridge.telemetrySummary();
        }
        double forwarded = seconds(begun);
        long wrong = summary.get("devices")
                .valueStream()
                .filter(device -> published.getOrDefault(device.get("device_id").asString(), 0L)
                        > device.get("distinct").asLong())
                .count();
        System.out.printf(
                "forwarded %,d distinct readings, %d repeats, %d failed, %d batteries lack some, after %.0f s: %.0f/s%n",
                summary.get("distinct").asLong(),
                summary.get("repeats").asLong(),
                summary.get("failed").asLong(),
                wrong,
                forwarded,
                total / forwarded);
        System.out.printf("time / limit of %d s: %.2f%n", LIMIT.toSeconds(), forwarded / LIMIT.toSeconds());
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
