package energy.flipbridge.projections.outcomes;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When one command is acted on next. */
final class Reminder {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);
    private static final Duration DEADLINE_RETRY = Duration.ofSeconds(10);

    private final String commandId;
    private final int partition;
    private Outstanding outstanding;
    private Instant reportNotBefore = Instant.EPOCH;
    private Instant deadlineNotBefore = Instant.EPOCH;
    private int failures;
    private int triedVersion;
    private boolean busy;

    Reminder(Outstanding outstanding) {
        this.commandId = outstanding.commandId();
        this.partition = outstanding.partition();
        this.outstanding = outstanding;
    }

    String commandId() {
        return commandId;
    }

    int partition() {
        return partition;
    }

    synchronized void update(Outstanding newer) {
        outstanding = newer;
    }

    /** @return what to report now; until {@link #tried} is called, nobody else gets it */
    synchronized Outstanding.@Nullable Report claimReport(Instant now) {
        Outstanding.Report report = outstanding.report();
        if (busy || report == null) {
            return null;
        }
        if (report.version() != triedVersion) {
            triedVersion = report.version();
            failures = report.attempts();
            reportNotBefore = Instant.EPOCH;
        }
        if (now.isBefore(reportNotBefore)) {
            return null;
        }
        busy = true;
        return report;
    }

    synchronized void tried(Outstanding.Report report, Instant now, Duration retryAfter) {
        busy = false;
        Duration backoff = FIRST_RETRY.multipliedBy(1L << Math.min(failures++, 10));
        Duration bounded = backoff.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : backoff;
        reportNotBefore = now.plus(retryAfter.compareTo(bounded) > 0 ? retryAfter : bounded);
    }

    synchronized boolean claimDeadline(Instant now) {
        if (outstanding.due() == null || now.isBefore(outstanding.due()) || now.isBefore(deadlineNotBefore)) {
            return false;
        }
        deadlineNotBefore = now.plus(DEADLINE_RETRY);
        return true;
    }
}
