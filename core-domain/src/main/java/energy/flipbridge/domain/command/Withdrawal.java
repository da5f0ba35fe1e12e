package energy.flipbridge.domain.command;

/** Why a command is not to run. */
public enum Withdrawal {
    /** by the utility */
    CANCELED,
    /** by the homeowner */
    OPTED_OUT,
    /** Flip moved its end into the past */
    ENDED,
    /** by a newer command with an overlapping window */
    SUPERSEDED,
    /** the battery refused the newest version, and may still hold an older one */
    REJECTED,
    /** the owner gives the battery up */
    RELEASED,
    /** support stopped the battery, or called this command off */
    STOPPED;

    /** @return whether the bridge withdraws it, so that Flip waits for no answer */
    public boolean isOurs() {
        return this == SUPERSEDED || this == REJECTED || this == RELEASED || this == STOPPED;
    }
}
