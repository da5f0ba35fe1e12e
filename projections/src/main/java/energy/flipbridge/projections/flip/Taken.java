package energy.flipbridge.projections.flip;

import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The readings that a lane must leave alone: in a batch whose answer the view does not show yet, or refused lately. */
final class Taken {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Map<String, List<ReadingRef>> batches = new HashMap<>();
    private final Set<ReadingRef> readings = new HashSet<>();
    private final Set<String> released = new HashSet<>();
    private final Map<ReadingRef, Instant> refusedAt = new HashMap<>();

    synchronized void add(Shipment batch) {
        batches.put(batch.batchId(), batch.readings());
        readings.addAll(batch.readings());
    }

    /** The readings stay taken, each until its part is released. */
    synchronized void divide(String batchId, List<Shipment> parts) {
        batches.remove(batchId);
        parts.forEach(this::add);
    }

    /** Its readings are free from the next round on: the one under way may have read them before the view let them go. */
    synchronized void release(String batchId) {
        released.add(batchId);
    }

    /** Comes before the view is read. */
    synchronized void beginRound() {
        for (String batchId : released) {
            List<ReadingRef> batch = batches.remove(batchId);
            if (batch != null) {
                batch.forEach(readings::remove);
            }
        }
        released.clear();
    }

    synchronized void refused(ReadingRef reading, Instant now) {
        refusedAt.values().removeIf(at -> at.isBefore(now.minus(FORGOTTEN)));
        refusedAt.put(reading, now);
    }

    /** @param attempts how often Flip refused it before: the interval doubles each time */
    synchronized boolean isFree(ReadingRef reading, int attempts, Instant now) {
        if (readings.contains(reading)) {
            return false;
        }
        Instant refused = refusedAt.get(reading);
        if (refused == null) {
            return true;
        }
        boolean isDue = !now.isBefore(refused.plus(FIRST_RETRY.multipliedBy(1L << Math.min(attempts, 10))));
        if (isDue) {
            refusedAt.remove(reading);
        }
        return isDue;
    }
}
