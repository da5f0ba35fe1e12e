package energy.flipbridge.cloud.iot.policy;

/** A policy document that cannot be evaluated; the message says what is wrong with it. */
public final class MalformedPolicy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedPolicy(String message) {
        super(message);
    }
}
