package energy.flipbridge.device.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter, never below the least delay: AWS IoT takes one CONNECT a second for a client id,
 * and a fleet must not come back all at once.
 *
 * @param least between two attempts
 * @param most between two attempts
 */
public record Backoff(Duration least, Duration most) {

    public static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));

    /** @param failures in a row, from 1 */
    public Duration delay(int failures, RandomGenerator random) {
        long ceiling = Math.min(most.toMillis(), least.toMillis() << Math.clamp(failures, 1, 20));
        return between(least.toMillis(), ceiling, random);
    }

    /** for a cloud that refuses the device: trying harder does not help */
    public Duration slow(RandomGenerator random) {
        return between(most.toMillis() / 2, most.toMillis(), random);
    }

    private static Duration between(long low, long high, RandomGenerator random) {
        return Duration.ofMillis(low >= high ? high : random.nextLong(low, high + 1));
    }
}
