package energy.flipbridge.domain.command;

/** Why a command is not to run. */
public enum Withdrawal {
    /** by the utility */
    CANCELED,
    /** by the homeowner */
    OPTED_OUT,
    /** by a newer command with an overlapping window */
    SUPERSEDED
}
