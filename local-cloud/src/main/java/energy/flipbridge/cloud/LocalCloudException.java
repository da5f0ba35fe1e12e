package energy.flipbridge.cloud;

/** local-cloud cannot run; the message says why and what to do. */
public final class LocalCloudException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LocalCloudException(String message, Throwable cause) {
        super(message, cause);
    }

    LocalCloudException(String message) {
        super(message);
    }
}
