package energy.flipbridge.projections.flip;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.forwarding.ForwardingEvent;
import energy.flipbridge.domain.forwarding.ForwardingEvent.BatchDivided;
import energy.flipbridge.domain.forwarding.ForwardingEvent.Failure;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ForwardingStarted;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRefused;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingsForwarded;
import energy.flipbridge.projections.flip.FlipPort.Answered;
import energy.flipbridge.projections.flip.FlipPort.ItemAnswer;
import energy.flipbridge.projections.flip.FlipPort.RefusedWhole;
import energy.flipbridge.projections.flip.FlipPort.Undelivered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings batches to Flip and records what became of them. A batch that Flip refuses whole is sent in halves, and those
 * in halves, until each reading that Flip does not want stands alone; that one is parked. Each step is recorded before
 * the next one, so that a crash takes up where it ended.
 */
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final Map<String, String> METADATA = Map.of(Audit.ACTOR, Audit.system("forwarding"));

    private final int partition;
    private final FlipPort flip;
    private final EventLog log;
    private final InstantSource clock;
    private final Taken taken;
    private final Patience patience;

    Sending(int partition, FlipPort flip, EventLog log, InstantSource clock, Taken taken, Patience patience) {
        this.partition = partition;
        this.flip = flip;
        this.log = log;
        this.clock = clock;
        this.taken = taken;
        this.patience = patience;
    }

    void start(Shipment batch) {
        store(batch.batchId(), 0, new ForwardingStarted(batch.batchId(), partition, clock.instant(), batch.readings()));
        send(batch);
    }

    /** Returns once Flip has answered for every reading, or it is told to end. */
    void send(Shipment batch) {
        Deque<Shipment> parts = new ArrayDeque<>(List.of(batch));
        while (!parts.isEmpty() && !patience.isOver()) {
            halvesOfRefused(parts.pop()).reversed().forEach(parts::push);
        }
    }

    private List<Shipment> halvesOfRefused(Shipment batch) {
        byte[] body = FlipItem.request(batch.items());
        int failures = 0;
        while (!patience.isOver()) {
            switch (flip.sendTelemetry(body, batch.size())) {
                case Answered(List<ItemAnswer> answers) -> {
                    record(batch, answers);
                    return List.of();
                }
                case RefusedWhole(String cause)
                when batch.size() == 1 -> {
                    park(batch, cause);
                    return List.of();
                }
                case RefusedWhole(String cause) -> {
                    return divide(batch, cause);
                }
                case Undelivered(String cause, Duration retryAfter, boolean _) -> {
                    Duration wait = retryAfter.isZero() ? Patience.backoff(failures++) : retryAfter;
                    LOG.warn("Flip did not take {} readings, again in {}: {}", batch.size(), wait, cause);
                    patience.pause(wait);
                }
            }
        }
        return List.of();
    }

    private void record(Shipment batch, List<ItemAnswer> answers) {
        List<Failure> failures = IntStream.range(0, answers.size())
                .filter(i -> !answers.get(i).ok())
                .mapToObj(i -> new Failure(i, answers.get(i).message()))
                .toList();
        failures.forEach(failure -> taken.refused(batch.readings().get(failure.index()), clock.instant()));
        int accepted = answers.size() - failures.size();
        answered(batch, new ReadingsForwarded(batch.batchId(), partition, clock.instant(), accepted, failures));
    }

    private void park(Shipment batch, String cause) {
        LOG.warn("Flip refuses {}; it is parked: {}", batch.readings().getFirst(), cause);
        answered(
                batch,
                new ReadingRefused(
                        batch.batchId(),
                        partition,
                        clock.instant(),
                        batch.readings().getFirst(),
                        cause));
    }

    private List<Shipment> divide(Shipment batch, String cause) {
        LOG.info("Flip refuses {} readings whole, they are sent in halves: {}", batch.size(), cause);
        List<Shipment> halves = batch.halves();
        taken.divide(batch.batchId(), halves);
        answered(
                batch,
                new BatchDivided(
                        batch.batchId(),
                        partition,
                        clock.instant(),
                        halves.stream().map(Shipment::asPart).toList(),
                        cause));
        return halves;
    }

    private void answered(Shipment batch, ForwardingEvent event) {
        store(batch.batchId(), batch.answer(), event);
    }

    /**
     * Until it is stored: an append whose answer was lost is repeated, and changes nothing then. It is tried once even when
     * the partition was lost meanwhile, so that who comes after does not send what Flip has answered.
     */
    private void store(String batchId, long sequence, ForwardingEvent event) {
        int failures = 0;
        do {
            try {
                log.append(ForwardingEvent.TYPE, batchId, sequence, event, METADATA);
                return;
            } catch (RuntimeException e) {
                LOG.warn("Batch {} cannot be recorded yet: {}", batchId, e.toString());
                patience.pause(Patience.backoff(failures++));
            }
        } while (!patience.isOver());
    }
}
