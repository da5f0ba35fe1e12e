package energy.flipbridge.device;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to run a fleet; start from {@link #of(Path, int)}.
 *
 * @param parent a folder with one artifacts folder a device
 * @param devices how many of them to run, in the order of their names
 * @param battery what all have in common; its folder is not used
 * @param connectsPerSecond AWS IoT takes 500 a second of an account
 * @param threads that the batteries share
 */
public record FleetConfig(Path parent, int devices, BatteryConfig battery, int connectsPerSecond, int threads) {

    /** half an hour of readings, one in 5 s: a fleet's buffers share one heap */
    private static final int USUAL_BUFFER = 360;

    public FleetConfig {
        if (devices < 1 || connectsPerSecond < 1 || threads < 1) {
            throw new IllegalArgumentException("at least one device, one connection a second and one thread");
        }
    }

    public static FleetConfig of(Path parent, int devices) {
        BatteryConfig battery = BatteryConfig.of(parent).bufferedReadings(USUAL_BUFFER);
        return new FleetConfig(
                parent, devices, battery, 100, Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    public FleetConfig battery(BatteryConfig other) {
        return new FleetConfig(parent, devices, other, connectsPerSecond, threads);
    }

    public FleetConfig listener(BatteryListener listener) {
        return battery(battery.listener(listener));
    }

    /** @param messagesPerSecond of the whole fleet, which sets the interval of each battery */
    public FleetConfig rate(double messagesPerSecond) {
        return battery(battery.interval(Duration.ofMillis(Math.round(1_000 * devices / messagesPerSecond))));
    }

    public FleetConfig connectsPerSecond(int connects) {
        return new FleetConfig(parent, devices, battery, connects, threads);
    }
}
