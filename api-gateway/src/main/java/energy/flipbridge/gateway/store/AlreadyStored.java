package energy.flipbridge.gateway.store;

/** What was to be created exists: the same webhook came again. */
public final class AlreadyStored extends RuntimeException {

    public AlreadyStored(String message, Throwable cause) {
        super(message, cause);
    }
}
