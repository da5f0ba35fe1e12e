package energy.flipbridge.domain.home;

/** How far a home is closed, which is for good. */
enum Closing {
    OPEN,
    /** its batteries leave, and Flip is asked to forget whose it is */
    REQUESTED,
    /** Flip has forgotten whose it is */
    CONTACT_ERASED;

    boolean isRequested() {
        return this != OPEN;
    }
}
