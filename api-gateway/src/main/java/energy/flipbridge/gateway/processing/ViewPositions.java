package energy.flipbridge.gateway.processing;

/**
 * How far the views have come, whichever nodes fold them. Whoever reads documents after asking here finds them at that
 * position or later.
 */
public interface ViewPositions {

    /** Blocks. @return the position of the newest event; -1 when there is none */
    long head();

    /** Blocks. @return whether all segments of all the views have folded what is stored up to the position */
    boolean haveReached(long position, String... views);
}
