package energy.flipbridge.domain.home;

import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A battery in a home.
 *
 * @param requestId of the newest request to commission it
 * @param askedAt when it was last asked for, or given up
 * @param reserve in percent; {@code null} while the homeowner has not changed it
 */
record Battery(
        State state,
        String requestId,
        Instant askedAt,
        @Nullable Integer reserve) {

    enum State {
        COMMISSIONING,
        COMMISSIONED,
        REFUSED,
        /** Flip has it, or this home, as somebody else's; it is not ours to take out there */
        ELSEWHERE,
        RELEASING,
        /** the same, while it is not known what Flip answered to the request to commission it */
        GIVEN_UP,
        REMOVED
    }

    static Battery requested(CommissioningRequested event) {
        return new Battery(State.COMMISSIONING, event.requestId(), event.at(), null);
    }

    Battery refused(Refusal reason) {
        return with(reason == Refusal.CONFLICT ? State.ELSEWHERE : State.REFUSED);
    }

    Battery releasing(Instant at) {
        return new Battery(state == State.COMMISSIONING ? State.GIVEN_UP : State.RELEASING, requestId, at, reserve);
    }

    boolean isCommissioned() {
        return state == State.COMMISSIONED;
    }

    /** whether Flip is being asked for exactly this */
    boolean awaits(String request) {
        return state == State.COMMISSIONING && requestId.equals(request);
    }

    /** whether it was given up before Flip's answer to exactly this was known */
    boolean isGivenUpBefore(String request) {
        return state == State.GIVEN_UP && requestId.equals(request);
    }

    /** whether it can be commissioned, for the first time or anew */
    boolean isOut() {
        return state == State.REFUSED || state == State.ELSEWHERE || state == State.REMOVED;
    }

    boolean isElsewhere() {
        return state == State.ELSEWHERE;
    }

    /** whether there is something to give up */
    boolean isReleasable() {
        return !isReleasing() && state != State.REMOVED;
    }

    boolean isReleasing() {
        return state == State.RELEASING || state == State.GIVEN_UP;
    }

    /** whether an answer of then is to this release, and not to one before it */
    boolean isReleasingSince(Instant then) {
        return isReleasing() && !then.isBefore(askedAt);
    }

    Battery with(State changed) {
        return new Battery(changed, requestId, askedAt, reserve);
    }

    Battery keeping(int percentage) {
        return new Battery(state, requestId, askedAt, percentage);
    }
}
