package energy.flipbridge.gateway.api;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Ends a question that cannot be answered with problem+json (RFC 9457). */
final class ApiProblem extends ErrorResponseException {

    /** @param message continues the field's name to a sentence */
    record WrongField(String field, String message) {}

    private ApiProblem(HttpStatus status, ProblemDetail body) {
        super(status, body, null);
    }

    /** @param detail what is missing and what to do next */
    static ApiProblem notFound(String type, String detail) {
        return new ApiProblem(HttpStatus.NOT_FOUND, body(HttpStatus.NOT_FOUND, type, detail));
    }

    static ApiProblem invalid(List<WrongField> errors) {
        ProblemDetail body = body(
                HttpStatus.BAD_REQUEST, "invalid-parameters", "Some parameters are wrong; see errors, and ask again.");
        body.setProperty("errors", errors);
        return new ApiProblem(HttpStatus.BAD_REQUEST, body);
    }

    private static ProblemDetail body(HttpStatus status, String type, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("urn:flipbridge:problem:" + type));
        return body;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
