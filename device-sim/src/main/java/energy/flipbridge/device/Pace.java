package energy.flipbridge.device;

import energy.flipbridge.device.link.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The times of a battery.
 *
 * @param clock the battery's clock: windows, stamps and readings go by it
 * @param clockRate how many seconds pass on that clock in a real second; timers follow it
 * @param speed time-lapse for demonstrations: charge and daylight move that much faster, while times, powers and interval
 *     energies in the telemetry stay true to the clock
 * @param interval between two telemetry messages, by the clock
 * @param jitter the part of the interval by which each message may be early or late, 0 to 0.5
 * @param backoff between attempts to connect, in real time
 */
public record Pace(
        InstantSource clock, double clockRate, double speed, Duration interval, double jitter, Backoff backoff) {

    public static final Pace USUAL = new Pace(InstantSource.system(), 1, 1, Duration.ofSeconds(5), 0, Backoff.USUAL);

    public Pace {
        if (!(clockRate > 0 && speed >= 1 && speed <= 100_000 && jitter >= 0 && jitter <= 0.5)) {
            throw new IllegalArgumentException("clock rate above 0, speed from 1 to 100000, jitter from 0 to 0.5");
        }
        if (interval.toMillis() < 10 || interval.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("the interval must be from 10 ms to 1 h: " + interval);
        }
    }

    /** the real time until the clock shows the given instant */
    Duration until(Instant time) {
        long millis = Duration.between(clock.instant(), time).toMillis();
        return Duration.ofNanos(Math.max(0, (long) (millis * 1e6 / clockRate)));
    }
}
