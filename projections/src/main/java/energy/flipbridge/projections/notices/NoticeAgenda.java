package energy.flipbridge.projections.notices;

import energy.flipbridge.domain.home.NoticeKind;
import energy.flipbridge.domain.home.NoticeOutcome;
import energy.flipbridge.projections.notices.HomeNotices.Told;
import energy.flipbridge.projections.notices.Notice.SilentBattery;
import energy.flipbridge.projections.worker.Agenda;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one home is told next. A new event is told until it begins; a low charge from two hours before the event until it
 * begins, to those who take part. No home gets more than three mails of a kind within 24 hours: what is left waits, and the
 * events that begin first are told first.
 */
final class NoticeAgenda implements Agenda<Task> {

    static final int MOST_A_DAY = 3;
    private static final Duration A_DAY = Duration.ofDays(1);
    static final Duration BEFORE_EVENT = Duration.ofHours(2);

    /** how often the charge is looked at before an event */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(30);

    private record Key(NoticeKind kind, String about) {}

    /** @param ended what became of it, when that could not be recorded */
    private record Attempts(
            int failures, Instant notBefore, @Nullable NoticeOutcome ended) {}

    private final Map<Key, Attempts> attempts = new HashMap<>();
    /** what has not come back through the view yet */
    private final Map<Key, Told> recorded = new HashMap<>();

    private HomeNotices home;
    private List<SilentBattery> silences = List.of();

    NoticeAgenda(HomeNotices home) {
        this.home = home;
    }

    String siteId() {
        return home.siteId();
    }

    synchronized NoticeAgenda updated(HomeNotices newer) {
        home = newer;
        recorded.keySet().removeIf(key -> newer.isTold(key.kind(), key.about()));
        attempts.keySet().removeIf(key -> newer.isTold(key.kind(), key.about()));
        return this;
    }

    /** @param now all that there are: a battery that is not among them is back */
    synchronized NoticeAgenda silent(List<SilentBattery> now) {
        silences = now;
        return this;
    }

    synchronized boolean isEmpty(Instant now) {
        return silences.isEmpty() && !home.isWaiting(now);
    }

    @Override
    public synchronized @Nullable Task next(Instant now) {
        return Stream.concat(
                        silences.stream()
                                .filter(silence -> home.batteries().containsKey(silence.thing()))
                                .map(Task.OfSilence::new),
                        home.batteries().isEmpty()
                                ? Stream.empty()
                                : home.events().stream()
                                        .filter(event -> !event.isPast(now))
                                        .flatMap(this::ofEvent))
                .filter(task -> !home.isTold(task.kind(), task.about()) && !recorded.containsKey(key(task)))
                .map(task -> pending(task, now))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
    }

    private Stream<Task> ofEvent(Upcoming event) {
        return Stream.of(
                new Task.OfEvent(NoticeKind.NEW_EVENT, home, event),
                new Task.OfEvent(NoticeKind.LOW_RESERVE, home, event));
    }

    private @Nullable Task pending(Task task, Instant now) {
        Attempts before = attempts.getOrDefault(key(task), new Attempts(0, Instant.EPOCH, null));
        if (now.isBefore(before.notBefore())) {
            return null;
        }
        if (before.ended() != null) {
            return new Task.Recording(task.kind(), task.about(), before.ended());
        }
        if (task instanceof Task.OfEvent(NoticeKind kind, HomeNotices _, Upcoming event)) {
            if (!now.isBefore(event.startsAt())) {
                boolean wasDue = kind == NoticeKind.NEW_EVENT || before.failures() > 0;
                return wasDue ? new Task.Recording(kind, event.id(), NoticeOutcome.TOO_LATE) : null;
            }
            if (kind == NoticeKind.LOW_RESERVE
                    && (!event.participating() || now.isBefore(event.startsAt().minus(BEFORE_EVENT)))) {
                return null;
            }
        }
        return sent(task.kind(), now) < MOST_A_DAY ? task : null;
    }

    private long sent(NoticeKind kind, Instant now) {
        return Stream.concat(home.told().stream(), recorded.values().stream())
                .filter(told -> told.kind() == kind
                        && told.outcome() == NoticeOutcome.SENT
                        && told.at().isAfter(now.minus(A_DAY)))
                .count();
    }

    synchronized void recorded(Task task, NoticeOutcome outcome, Instant at) {
        attempts.remove(key(task));
        if (!home.isTold(task.kind(), task.about())) {
            recorded.put(key(task), new Told(task.kind(), task.about(), outcome, at));
        }
    }

    /** There was no reason to tell; there may be one soon. */
    synchronized void nothing(Task task, Instant now) {
        attempts.put(key(task), new Attempts(0, now.plus(LOOK_AGAIN), null));
    }

    /** @param ended what became of it, when only the record of that failed */
    synchronized void failed(Task task, Instant now, @Nullable NoticeOutcome ended) {
        Attempts before = attempts.getOrDefault(key(task), new Attempts(0, Instant.EPOCH, null));
        Duration backoff = FIRST_RETRY.multipliedBy(1L << Math.min(before.failures(), 10));
        Duration wait = backoff.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : backoff;
        attempts.put(key(task), new Attempts(before.failures() + 1, now.plus(wait), ended));
    }

    private static Key key(Task task) {
        return new Key(task.kind(), task.about());
    }
}
