package energy.flipbridge.gateway.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.server.ServerWebExchange;

/** Errors as RFC 9457 tells them: with a stable type and the id under which the log knows the request. */
public final class Problem {

    private static final String TYPE = "urn:flipbridge:problem:";

    private Problem() {}

    /**
     * @param type a short name in lower case with hyphens, which never changes
     * @param detail what is wrong and what to do next; never a secret or anything personal
     */
    public static ProblemDetail of(HttpStatusCode status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + type));
        return problem;
    }

    /** @param errors everything that is wrong, so that one more attempt is enough */
    static ProblemDetail of(HttpStatusCode status, String type, String detail, List<WrongField> errors) {
        ProblemDetail problem = of(status, type, detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** Gives a problem that Spring made our type and the request's id. */
    static ProblemDetail completed(ProblemDetail problem, ServerWebExchange exchange) {
        if (!String.valueOf(problem.getType()).startsWith(TYPE)) {
            problem.setType(URI.create(TYPE + slug(problem.getStatus())));
        }
        if (problem.getDetail() == null || problem.getDetail().isBlank()) {
            problem.setDetail(
                    problem.getStatus() == HttpStatus.NOT_FOUND.value()
                            ? "There is nothing at this address. GET /v3/api-docs lists what there is."
                            : "The request was not carried out.");
        }
        problem.setProperty("requestId", RequestIdFilter.idOf(exchange));
        return problem;
    }

    private static String slug(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "error" : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
