package energy.flipbridge.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** When a battery sends telemetry: at regular intervals, and soon after new commands. */
final class Timetable {

    /** a battery that gets commands in quick succession answers them together */
    private static final Duration LEAST_BETWEEN_ANSWERS = Duration.ofSeconds(1);

    /** shorter is no interval for a reading */
    private static final Duration LEAST_TO_MEASURE = Duration.ofMillis(1);

    private final Duration interval;
    private final double jitter;
    private Instant next;
    private Instant answerNotBefore;
    private @Nullable Instant answer;

    Timetable(Pace pace, Instant now, Duration phase) {
        this.interval = pace.interval();
        this.jitter = pace.jitter();
        this.next = now.plus(interval).plusMillis(phase.toMillis() % interval.toMillis());
        this.answerNotBefore = now;
    }

    boolean isDue(Instant now) {
        return !next().isAfter(now) || hasJumpedBack(now);
    }

    private boolean hasJumpedBack(Instant now) {
        return next.isAfter(now.plus(interval.multipliedBy(3)));
    }

    Instant next() {
        return answer != null && answer.isBefore(next) ? answer : next;
    }

    /** to be told of every reading */
    void measured(Instant now) {
        answer = null;
        Instant measurable = now.plus(LEAST_TO_MEASURE);
        answerNotBefore = answerNotBefore.isAfter(measurable) ? answerNotBefore : measurable;
        if (!next.isAfter(now) || hasJumpedBack(now)) {
            next = following(now);
        }
    }

    /** there is news for the cloud */
    void answerSoon(Instant now) {
        if (answer == null) {
            answer = answerNotBefore.isAfter(now) ? answerNotBefore : now;
            answerNotBefore = answer.plus(LEAST_BETWEEN_ANSWERS);
        }
    }

    /** @param change of the schedule */
    Instant nextWith(Optional<Instant> change) {
        return change.filter(next()::isAfter).orElse(next());
    }

    /** keeps the rhythm; after a pause or a jump of the clock a new one starts */
    private Instant following(Instant now) {
        double shift = jitter == 0 ? 0 : ThreadLocalRandom.current().nextDouble(-jitter, jitter);
        Instant following = next.plusMillis(Math.round(interval.toMillis() * (1 + shift)));
        return following.isAfter(now) && !hasJumpedBack(now) ? following : now.plus(interval);
    }
}
