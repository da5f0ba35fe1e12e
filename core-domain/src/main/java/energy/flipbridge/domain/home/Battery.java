package energy.flipbridge.domain.home;

import org.jspecify.annotations.Nullable;

/**
 * A battery in a home.
 *
 * @param requestId of the newest request to commission it
 * @param reserve in percent; {@code null} while the homeowner has not changed it
 */
record Battery(State state, String requestId, @Nullable Integer reserve) {

    enum State {
        COMMISSIONING,
        COMMISSIONED,
        REFUSED,
        RELEASING,
        REMOVED
    }

    static Battery requested(String requestId) {
        return new Battery(State.COMMISSIONING, requestId, null);
    }

    boolean isCommissioned() {
        return state == State.COMMISSIONED;
    }

    /** whether Flip is being asked for exactly this */
    boolean awaits(String request) {
        return state == State.COMMISSIONING && requestId.equals(request);
    }

    /** whether it can be commissioned, for the first time or anew */
    boolean isOut() {
        return state == State.REFUSED || state == State.REMOVED;
    }

    /** whether there is something to give up */
    boolean isReleasable() {
        return state != State.RELEASING && state != State.REMOVED;
    }

    boolean isReleasing() {
        return state == State.RELEASING;
    }

    Battery with(State changed) {
        return new Battery(changed, requestId, reserve);
    }

    Battery keeping(int percentage) {
        return new Battery(state, requestId, percentage);
    }
}
