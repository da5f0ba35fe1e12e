package energy.flipbridge.benchmarks;

import energy.flipbridge.device.BatteryEvent;
import energy.flipbridge.device.Fleet;
import energy.flipbridge.device.FleetConfig;
import energy.flipbridge.device.FleetStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long a command takes from Flip's decision (the call that makes the sandbox send its webhook) to the battery's
 * receiving it. Limit: p99 under 500 ms over 200 dispatches to 50 batteries.
 */
final class CommandLatency {

    private static final int DEVICES = 50;
    private static final int DISPATCHES = 200;
    private static final int WARM_UP = 50;
    private static final long LIMIT_MILLIS = 500;

    private CommandLatency() {}

    static void run(RunningBridge bridge) throws IOException, InterruptedException, TimeoutException {
        System.out.printf("Provisioning and claiming %d batteries ...%n", DEVICES);
        Path parent = bridge.devices("latency-", DEVICES);
        Map<String, CompletableFuture<Long>> received = new ConcurrentHashMap<>();
        FleetConfig config = FleetConfig.of(parent, DEVICES).listener((_, _, event) -> {
            if (event instanceof BatteryEvent.CommandReceived command) {
                received.computeIfAbsent(command.result().commandId(), _ -> new CompletableFuture<>())
                        .complete(command.nanoTime());
            }
        });
        try (Fleet fleet = Fleet.start(config)) {
            awaitConnected(fleet);
            long[] millis = new long[DISPATCHES];
            for (int i = -WARM_UP; i < DISPATCHES; i++) {
                int number = i + WARM_UP;
                String thing = fleet.batteries().get(number % DEVICES).thing();
                // Windows one after the other, so that no command takes the place of another.
                Instant start = Instant.now().plus(Duration.ofHours(1 + 2L * (number / DEVICES)));
                long asked = System.nanoTime();
                String command = bridge.dispatch(Map.of(
                                "thing",
                                thing,
                                "mode",
                                "DISCHARGE",
                                "power_w",
                                4_000,
                                "starts_at",
                                start.toString(),
                                "duration_s",
                                3_600))
                        .get("command_id")
                        .asString();
                long got = received.computeIfAbsent(command, _ -> new CompletableFuture<>())
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join();
                if (i >= 0) {
                    millis[i] = TimeUnit.NANOSECONDS.toMillis(got - asked);
                }
            }
            print(millis);
        }
    }

    private static void awaitConnected(Fleet fleet) throws InterruptedException, TimeoutException {
        Instant until = Instant.now().plusSeconds(60);
        FleetStatus status = fleet.status();
        while (status.connected() < DEVICES) {
            if (Instant.now().isAfter(until)) {
                throw new TimeoutException("only " + status.connected() + " batteries are connected");
            }
            TimeUnit.MILLISECONDS.sleep(100);
            status = fleet.status();
        }
    }

    private static void print(long[] millis) {
        Arrays.sort(millis);
        long p99 = millis[(int) Math.ceil(millis.length * 0.99) - 1];
        System.out.printf(
                "webhook to battery, %d dispatches to %d batteries: p50 %d ms, p90 %d ms, p99 %d ms, max %d ms%n",
                millis.length,
                DEVICES,
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.9)],
                p99,
                millis[millis.length - 1]);
        System.out.printf("p99 / limit of %d ms: %.2f%n", LIMIT_MILLIS, p99 / (double) LIMIT_MILLIS);
    }
}
