package energy.flipbridge.gateway.metrics;

import energy.flipbridge.gateway.health.BoundedHealth;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Whether what this node needs is there, as its probes say it. */
final class DependencySampler implements Sampler {

    private static final String SUFFIX = "HealthIndicator";
    /** it is asked only when somebody wants to know; how its calls are answered says more */
    private static final String FLIP = "flip" + SUFFIX;

    /** a check bounds itself sooner */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Map<String, ReactiveHealthIndicator> indicators;
    private final Gauges up;

    DependencySampler(Map<String, ReactiveHealthIndicator> indicators, MeterRegistry meters) {
        this.indicators = indicators;
        this.up = new Gauges(meters, "flipbridge.dependency.up", "1 while the dependency is there, else 0");
    }

    @Override
    public void sample() {
        indicators.forEach((name, indicator) -> {
            if (indicator instanceof BoundedHealth health && !name.equals(FLIP)) {
                Status status =
                        Objects.requireNonNull(health.health().block(LONGEST)).getStatus();
                up.set("dependency", name.replace(SUFFIX, ""), Status.UP.equals(status) ? 1 : 0);
            }
        });
    }

    @Override
    public void forget() {
        up.forget();
    }
}
