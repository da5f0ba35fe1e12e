package energy.flipbridge.projections.replay;

import energy.flipbridge.projections.view.Positions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest replay of a view.
 *
 * @param id of this one
 * @param request who wants it and why
 * @param node that works on it, or did last
 * @param shadow the collection in which the documents are built; {@code null} before there is one
 * @param positions up to which events are folded into the shadow
 * @param target the newest event that the view held when it was looked at last
 * @param eventsPerSecond that were read lately; 0 when nothing was
 * @param unfoldable how many events the view could not fold
 * @param examples the first of them, with their cause
 * @param before the view that was or will be replaced
 * @param after what took its place or will
 * @param canceledBy who does not want it any more
 * @param failure why it failed, or why it is tried again
 * @param failures in a row without a step forward
 */
public record ReplayRun(
        String view,
        String id,
        Request request,
        ReplayState state,
        @Nullable String node,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String shadow,
        Positions positions,
        long target,
        double eventsPerSecond,
        long unfoldable,
        List<String> examples,
        @Nullable Digest before,
        @Nullable Digest after,
        @Nullable String canceledBy,
        @Nullable String failure,
        int failures) {

    /**
     * @param fromPosition after which events are folded into a copy of the view; {@code null} for all events into nothing
     * @param correlation id of the request
     */
    public record Request(@Nullable Long fromPosition, String by, String reason, String correlation, Instant at) {}

    /** up to where every event is folded */
    public long position() {
        return positions.lowest();
    }

    /** @return whether both held the same; empty while that is not known */
    public Optional<Boolean> isEqual() {
        return before == null || after == null ? Optional.empty() : Optional.of(before.equals(after));
    }

    /** @return how long it takes from here; empty when it does not go on, or nothing is known */
    public Optional<Duration> remaining() {
        return state != ReplayState.BUILDING || eventsPerSecond <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) Math.ceil((target - position()) / eventsPerSecond)));
    }
}
