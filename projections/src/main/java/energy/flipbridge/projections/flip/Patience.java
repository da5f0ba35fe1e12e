package energy.flipbridge.projections.flip;

import java.time.Duration;

/** Waits between attempts, until it is told to end. */
final class Patience implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FIRST = Duration.ofMillis(500);

    private volatile boolean closed;

    boolean isOver() {
        return closed;
    }

    void pause(Duration duration) {
        try {
            Thread.sleep(duration.compareTo(LONGEST) > 0 ? LONGEST : duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** @param failures how many there were before */
    static Duration backoff(int failures) {
        return Duration.ofMillis(Math.min(FIRST.toMillis() << Math.min(failures, 10), LONGEST.toMillis()));
    }

    @Override
    public void close() {
        closed = true;
    }
}
