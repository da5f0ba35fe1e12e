package energy.flipbridge.cloud.flip;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that can be moved forward, so that the 15-minute rule and windows can be watched without waiting.
 *
 * <p>Webhook-Timestamp keeps to {@link #base()}: a receiver that lives in real time would refuse the others as stale.
 */
public final class AdjustableClock implements InstantSource {
    private final InstantSource base;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    /** Starts at the time of {@code base} and runs with it. */
    public AdjustableClock(InstantSource base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    /** Moves the clock forward; time never runs backwards, so a negative step is an {@link IllegalArgumentException}. */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("the clock only moves forward, not by " + step);
        }
        offset.updateAndGet(step::plus);
    }

    /** The clock underneath, without the steps. */
    public InstantSource base() {
        return base;
    }
}
