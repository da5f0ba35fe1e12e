package energy.flipbridge.cli.http;

import org.jspecify.annotations.Nullable;

/** A service that could not be reached, or refused; the message says what to do next. */
public sealed class ApiException extends RuntimeException permits UnreachableException {
    private static final long serialVersionUID = 1L;

    public ApiException(String message) {
        super(message);
    }

    public ApiException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
