package energy.flipbridge.benchmarks;

/** What is to be measured is not there; the message says what to start. */
final class NotRunning extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRunning(String message, Exception cause) {
        super(message, cause);
    }
}
