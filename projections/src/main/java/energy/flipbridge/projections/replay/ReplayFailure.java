package energy.flipbridge.projections.replay;

/** A replay that would fail again, with what to do about it. */
final class ReplayFailure extends RuntimeException {

    ReplayFailure(String message) {
        super(message);
    }
}
