package energy.flipbridge.cli.http;

import org.jspecify.annotations.Nullable;

/** A service does not answer, or not now; it may later. */
public final class UnreachableException extends ApiException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
