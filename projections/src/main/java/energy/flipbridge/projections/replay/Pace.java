package energy.flipbridge.projections.replay;

import java.time.Duration;

/** How fast events are read. */
final class Pace {

    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private final long begun = System.nanoTime();
    private long events;

    void read(int more) {
        events += more;
    }

    double perSecond() {
        return events * NANOS / Math.max(1, System.nanoTime() - begun);
    }
}
