package energy.flipbridge.replay;

/** A recorded stream that cannot be replayed; the message names the line, and says what to do. */
public final class BrokenStream extends RuntimeException {

    BrokenStream(String message) {
        super(message);
    }

    BrokenStream(String message, Throwable cause) {
        super(message, cause);
    }
}
