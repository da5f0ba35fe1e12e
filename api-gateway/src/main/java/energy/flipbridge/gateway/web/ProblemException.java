package energy.flipbridge.gateway.web;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Ends a request with a problem. */
public final class ProblemException extends ErrorResponseException {

    /**
     * @param type see {@link Problem#of}
     * @param detail what is wrong and what to do next
     */
    public ProblemException(HttpStatus status, String type, String detail) {
        super(status, Problem.of(status, type, detail), null);
    }

    /** 503, for a failure that passes. */
    public static ProblemException unavailable(String type, String detail, Duration retryAfter) {
        ProblemException problem = new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, type, detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        return problem;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
