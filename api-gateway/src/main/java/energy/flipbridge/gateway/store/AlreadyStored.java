package energy.flipbridge.gateway.store;

/** The stream that a command wanted to begin exists already: the first of the two attempts has won. */
public final class AlreadyStored extends RuntimeException {

    public AlreadyStored(String streamId, Throwable cause) {
        super("stored before: " + streamId, cause);
    }
}
