package energy.flipbridge.gateway.web;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Ends a request with a problem. */
public final class ProblemException extends ErrorResponseException {

    /**
     * @param type see {@link Problem#of}
     * @param detail what is wrong and what to do next
     */
    public ProblemException(HttpStatus status, String type, String detail) {
        this(status, Problem.of(status, type, detail));
    }

    private ProblemException(HttpStatus status, ProblemDetail body) {
        super(status, body, null);
    }

    /** 404, for what a request names and is not there. */
    public static ProblemException notFound(String type, String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, type, detail);
    }

    /** 400, for the parameters of a question. */
    public static ProblemException wrongParameters(List<WrongField> errors) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "invalid-parameters",
                        "Some parameters are wrong; see errors, and ask again.",
                        errors));
    }

    /** 422, for the fields of a body. */
    public static ProblemException invalidFields(List<WrongField> errors) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "invalid-fields",
                        "Some fields are missing or wrong; see errors, correct them and send again.",
                        errors));
    }

    /** 429, for what was done too often. */
    public static ProblemException tooOften(String type, String detail, Duration wait) {
        ProblemException problem = new ProblemException(HttpStatus.TOO_MANY_REQUESTS, type, detail);
        problem.getHeaders()
                .set(HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds()));
        return problem;
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
