package energy.flipbridge.provisioning;

/** A refusal or failure whose message says what happened and what to do next; it needs no stack trace. */
public final class ProvisioningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProvisioningException(String message) {
        super(message);
    }

    public ProvisioningException(String message, Throwable cause) {
        super(message, cause);
    }
}
