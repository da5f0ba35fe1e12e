package energy.flipbridge.domain.flip;

/** Flip's {@code status} of a command: is it to happen? */
public enum FlipStatus {
    OK,
    /** called off by the utility */
    CANCELED,
    /** called off by the homeowner */
    OPT_OUT,
    /** a value that Flip added after this was written; treated as {@link #OK} and kept verbatim */
    UNKNOWN;

    public boolean isWithdrawn() {
        return this == CANCELED || this == OPT_OUT;
    }
}
