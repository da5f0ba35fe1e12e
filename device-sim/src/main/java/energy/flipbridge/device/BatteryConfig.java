package energy.flipbridge.device;

import energy.flipbridge.device.link.Backoff;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How to run a battery; start from {@link #of(Path)}.
 *
 * @param directory the artifacts of the device; its durable state goes there too
 * @param ephemeral keeps the state in the heap only: a restarted battery has forgotten everything
 * @param bufferedReadings how many readings are kept while offline; then the oldest are dropped
 * @param inFlight how many messages may wait for their acknowledgement (AWS IoT: 100)
 */
public record BatteryConfig(
        Path directory,
        Installation installation,
        Pace pace,
        boolean ephemeral,
        int bufferedReadings,
        int inFlight,
        BatteryListener listener) {

    /** a day of readings, one in 5 s */
    static final int DAY_OF_READINGS = 17_280;

    private static final int USUAL_IN_FLIGHT = 50;
    private static final int AWS_IN_FLIGHT = 100;

    public BatteryConfig {
        if (bufferedReadings < 1 || inFlight < 1 || inFlight > AWS_IN_FLIGHT) {
            throw new IllegalArgumentException("at least 1 buffered reading, and 1 to 100 messages in flight");
        }
    }

    /** the prototype's battery, one message in 5 s, durable */
    public static BatteryConfig of(Path directory) {
        return new BatteryConfig(
                directory,
                Installation.usual(directory.getFileName().toString().hashCode()),
                Pace.USUAL,
                false,
                DAY_OF_READINGS,
                USUAL_IN_FLIGHT,
                (thing, at, event) -> {});
    }

    BatteryConfig in(Path folder) {
        return new BatteryConfig(folder, installation, pace, ephemeral, bufferedReadings, inFlight, listener);
    }

    public BatteryConfig installation(Installation other) {
        return new BatteryConfig(directory, other, pace, ephemeral, bufferedReadings, inFlight, listener);
    }

    public BatteryConfig pace(Pace other) {
        return new BatteryConfig(directory, installation, other, ephemeral, bufferedReadings, inFlight, listener);
    }

    public BatteryConfig interval(Duration interval) {
        return pace(new Pace(pace.clock(), pace.clockRate(), pace.speed(), interval, pace.jitter(), pace.backoff()));
    }

    /** @param rate how many seconds pass on the clock in a real second */
    public BatteryConfig clock(InstantSource clock, double rate) {
        return pace(new Pace(clock, rate, pace.speed(), pace.interval(), pace.jitter(), pace.backoff()));
    }

    public BatteryConfig speed(double speed) {
        return pace(new Pace(pace.clock(), pace.clockRate(), speed, pace.interval(), pace.jitter(), pace.backoff()));
    }

    /** @param jitter the part of the interval by which a message may be early or late, 0 to 0.5 */
    public BatteryConfig jitter(double jitter) {
        return pace(new Pace(pace.clock(), pace.clockRate(), pace.speed(), pace.interval(), jitter, pace.backoff()));
    }

    public BatteryConfig backoff(Backoff backoff) {
        return pace(new Pace(pace.clock(), pace.clockRate(), pace.speed(), pace.interval(), pace.jitter(), backoff));
    }

    /** keeps the state in the heap only */
    public BatteryConfig forgetful() {
        return new BatteryConfig(directory, installation, pace, true, bufferedReadings, inFlight, listener);
    }

    public BatteryConfig bufferedReadings(int most) {
        return new BatteryConfig(directory, installation, pace, ephemeral, most, inFlight, listener);
    }

    public BatteryConfig inFlight(int most) {
        return new BatteryConfig(directory, installation, pace, ephemeral, bufferedReadings, most, listener);
    }

    public BatteryConfig listener(BatteryListener other) {
        return new BatteryConfig(directory, installation, pace, ephemeral, bufferedReadings, inFlight, other);
    }
}
