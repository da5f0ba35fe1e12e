package energy.flipbridge.gateway.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.Stream;

/** Times of up to the 15 minutes after which Flip counts a command as failed. */
final class Latency {

    private static final Duration[] BUCKETS = Stream.of(
                    100L, 250L, 500L, 1_000L, 2_500L, 5_000L, 10_000L, 30_000L, 60_000L, 300_000L, 600_000L, 840_000L)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private Latency() {}

    static Timer timer(MeterRegistry meters, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }
}
