package energy.flipbridge.gateway.metrics;

import energy.flipbridge.projections.flip.ForwardingWorker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** For how long readings wait for Flip in the partitions of this node. */
final class ForwardingSampler implements Sampler {

    private final ForwardingWorker worker;
    private final InstantSource clock;
    private final Gauges lag;

    ForwardingSampler(ForwardingWorker worker, InstantSource clock, MeterRegistry meters) {
        this.worker = worker;
        this.clock = clock;
        this.lag = new Gauges(
                meters,
                "flipbridge.forwarding.lag.seconds",
                "for how long the oldest reading waits that Flip has not answered about; 0 when none does");
    }

    @Override
    public void sample() {
        Instant now = clock.instant();
        lag.set(worker.oldestUnanswered()
                .map(oldest -> Math.max(0, Duration.between(oldest, now).toMillis() / 1_000.0))
                .orElse(0.0));
    }

    @Override
    public void forget() {
        lag.forget();
    }
}
