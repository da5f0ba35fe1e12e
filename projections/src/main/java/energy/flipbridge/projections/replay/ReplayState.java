package energy.flipbridge.projections.replay;

/** How far the replay of a view has come. */
public enum ReplayState {
    /** its documents are built beside those that people read; or it waits until a node has time for it */
    BUILDING,
    /** the view stands still while the last events are folded, both are compared, and the new takes the place of the old */
    SWITCHING,
    DONE,
    FAILED,
    CANCELED;

    public boolean isOver() {
        return switch (this) {
            case BUILDING, SWITCHING -> false;
            case DONE, FAILED, CANCELED -> true;
        };
    }
}
