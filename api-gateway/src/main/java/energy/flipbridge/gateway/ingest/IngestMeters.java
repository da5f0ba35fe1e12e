package energy.flipbridge.gateway.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Counts what this node takes in from the batteries, and how long it waited before. */
public final class IngestMeters {

    private static final String MESSAGES = "flipbridge.ingest.messages";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter parked;
    private final DistributionSummary batch;
    private final Timer delay;

    public IngestMeters(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        this.stored = messages("stored");
        this.duplicates = messages("duplicate");
        this.parked = messages("parked");
        this.batch = DistributionSummary.builder("flipbridge.ingest.batch")
                .description("messages that were stored in one transaction")
                .baseUnit("messages")
                .register(meters);
        this.delay = Timer.builder("flipbridge.ingest.delay")
                .description("from the queue having a message to its being stored or parked")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private Counter messages(String result) {
        return Counter.builder(MESSAGES)
                .description("telemetry messages by what became of them")
                .tag("result", result)
                .register(meters);
    }

    /**
     * A batch is done with.
     *
     * @param unreadable messages of it that were parked
     * @param known messages of it that brought nothing new
     */
    void stored(List<QueueMessage> messages, int unreadable, int known) {
        Instant now = clock.instant();
        messages.forEach(message -> delay.record(positive(message.sentAt(), now)));
        parked.increment(unreadable);
        duplicates.increment(known);
        stored.increment(messages.size() - unreadable - known);
        batch.record(messages.size());
    }

    /** A queue that can never be read has been read up to the beginning, so that its age grows from then. */
    void watch(TelemetryQueue queue) {
        Instant beginning = clock.instant();
        TimeGauge.builder("flipbridge.ingest.queue.read.age", queue, TimeUnit.MILLISECONDS, watched -> {
                    Instant readUpTo = watched.readUpTo();
                    Instant since = readUpTo.isBefore(beginning) ? beginning : readUpTo;
                    return positive(since, clock.instant()).toMillis();
                })
                .description("for how long what is in the queue may wait unread")
                .register(meters);
    }

    private static Duration positive(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }
}
