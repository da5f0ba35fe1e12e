package energy.flipbridge.gateway.metrics;

import energy.flipbridge.domain.forwarding.ForwardingEvent;
import energy.flipbridge.domain.forwarding.ForwardingEvent.BatchDivided;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ForwardingStarted;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingDiscarded;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRefused;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRetried;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingsForwarded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the readings that Flip answers about. */
final class ForwardingMeters {

    private final Counter accepted;
    private final Counter refused;
    private final Counter parked;
    private final Counter divided;
    private final DistributionSummary batch;

    ForwardingMeters(MeterRegistry meters) {
        this.accepted = readings(meters, "accepted");
        this.refused = readings(meters, "refused");
        this.parked = readings(meters, "parked");
        this.divided = Counter.builder("flipbridge.forwarding.divided")
                .description("batches that Flip refused whole, and that are sent in halves")
                .register(meters);
        this.batch = DistributionSummary.builder("flipbridge.forwarding.batch")
                .description("readings in a batch for Flip")
                .baseUnit("readings")
                .register(meters);
    }

    private static Counter readings(MeterRegistry meters, String result) {
        return Counter.builder("flipbridge.forwarding.readings")
                .description("readings that Flip answered about; refused ones are sent again, parked ones are not")
                .tag("result", result)
                .register(meters);
    }

    void count(ForwardingEvent event) {
        switch (event) {
            case ForwardingStarted e -> batch.record(e.readings().size());
            case ReadingsForwarded e -> {
                accepted.increment(e.accepted());
                refused.increment(e.failures().size());
            }
            case BatchDivided _ -> divided.increment();
            case ReadingRefused _ -> parked.increment();
            case ReadingRetried _, ReadingDiscarded _ -> {
                // shows in how many are parked
            }
        }
    }
}
