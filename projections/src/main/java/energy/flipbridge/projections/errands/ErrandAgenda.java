package energy.flipbridge.projections.errands;

import energy.flipbridge.projections.worker.Agenda;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When which errand of one home is run next. */
final class ErrandAgenda implements Agenda<Task> {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    /** what is recorded must come back through the view; when it does not, it is done once more */
    private static final Duration LONGEST_SETTLING = Duration.ofSeconds(30);

    private record Attempts(int failures, Instant notBefore) {}

    private final Map<Errand, Attempts> attempts = new HashMap<>();
    private Errands home;
    private @Nullable Errand settling;
    private Instant settlesUntil = Instant.EPOCH;

    ErrandAgenda(Errands home) {
        this.home = home;
    }

    synchronized ErrandAgenda updated(Errands newer) {
        home = newer;
        attempts.keySet().retainAll(newer.work());
        if (settling != null && !newer.work().contains(settling)) {
            settling = null;
        }
        return this;
    }

    /** @return what to do now, and what is known of the home for it */
    @Override
    public synchronized @Nullable Task next(Instant now) {
        if (settling != null && now.isBefore(settlesUntil)) {
            return null;
        }
        return home.work().stream()
                .filter(errand -> !home.isWaiting(errand))
                .filter(errand -> !now.isBefore(attempt(errand).notBefore()))
                .findFirst()
                .map(errand -> new Task(home.siteId(), errand, home.isKnownToFlip(), home.isContactAtFlip()))
                .orElse(null);
    }

    /** Nothing else of the home is done before the view knows the result, on which it may depend. */
    synchronized void recorded(Errand errand, Instant now) {
        if (home.work().contains(errand)) {
            settling = errand;
            settlesUntil = now.plus(LONGEST_SETTLING);
        }
    }

    synchronized void failed(Errand errand, Instant now, Duration retryAfter) {
        int failures = attempt(errand).failures();
        Duration backoff = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10));
        Duration bounded = backoff.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : backoff;
        Duration wait = retryAfter.compareTo(bounded) > 0 ? retryAfter : bounded;
        attempts.put(errand, new Attempts(failures + 1, now.plus(wait)));
    }

    private Attempts attempt(Errand errand) {
        return attempts.getOrDefault(errand, new Attempts(0, Instant.EPOCH));
    }
}
