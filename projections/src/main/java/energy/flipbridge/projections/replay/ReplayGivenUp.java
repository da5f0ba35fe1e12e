package energy.flipbridge.projections.replay;

/** Not worth going on: the replay is canceled, another node has it, or this node stops. */
final class ReplayGivenUp extends RuntimeException {

    ReplayGivenUp(String message) {
        super(message, null, false, false);
    }
}
