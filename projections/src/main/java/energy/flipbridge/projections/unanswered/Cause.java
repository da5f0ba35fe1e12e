package energy.flipbridge.projections.unanswered;

/** Why Flip has no answer about a command yet. */
public enum Cause {
    /** it was handed to AWS IoT for a battery that is silent */
    OFFLINE,
    /** the battery refused it, and Flip has not been told */
    REJECTED,
    /** it is the bridge's turn, to bring it to AWS IoT or its outcome to Flip */
    OURS,
    /** it was handed to AWS IoT for a battery that is heard and has not confirmed it */
    BATTERY
}
