package energy.flipbridge.cloud.flip;

import energy.flipbridge.cloud.flip.Violations.Unprocessable;
import energy.flipbridge.cloud.flip.Violations.Violation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers: Flip's own error bodies under /v1, problem details (RFC 9457) elsewhere. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    /** RFC 9457, with the faults of the request's fields beside it. */
    record Problem(String type, String title, int status, String detail, List<Violation> errors) {}

    static void json(Context ctx, Object value) {
        ctx.contentType("application/json").result(Json.write(value));
    }

    static void created(Context ctx, Object value) {
        json(ctx.status(201), value);
    }

    static void handleErrors(RoutesConfig routes) {
        routes.exception(ApiException.class, (e, ctx) -> error(ctx, e.status(), e.error(), e.text()));
        routes.exception(Unprocessable.class, (e, ctx) -> unprocessable(ctx, e.detail()));
        routes.exception(
                HttpResponseException.class,
                (e, ctx) -> error(ctx, e.getStatus(), "error", "There is no " + ctx.method() + " " + shown(ctx)));
        routes.exception(IllegalArgumentException.class, (e, ctx) -> error(ctx, 422, "invalid", "" + e.getMessage()));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("{} {} failed", ctx.method(), shown(ctx), e);
            error(ctx, 500, "internal", "The sandbox failed: its log has the cause");
        });
    }

    private static void unprocessable(Context ctx, List<Violation> faults) {
        if (isFlip(ctx)) {
            json(ctx.status(422), Map.of("detail", faults));
            return;
        }
        String detail = faults.stream()
                .map(fault -> fault.loc().stream().skip(1).map(Object::toString).collect(Collectors.joining(".")) + ": "
                        + fault.msg())
                .collect(Collectors.joining("; "));
        problem(ctx, 422, "invalid", detail, faults);
    }

    private static void error(Context ctx, int status, String error, String message) {
        if (isFlip(ctx)) {
            json(ctx.status(status), Map.of("error", error, "message", message));
        } else {
            problem(ctx, status, error, message, List.of());
        }
    }

    private static void problem(Context ctx, int status, String title, String detail, List<Violation> faults) {
        ctx.status(status)
                .contentType("application/problem+json")
                .result(Json.write(new Problem("about:blank", title, status, detail, faults)));
    }

    private static boolean isFlip(Context ctx) {
        return ctx.path().startsWith("/v1/");
    }

    private static String shown(Context ctx) {
        return ctx.path().length() > 200 ? ctx.path().substring(0, 200) : ctx.path();
    }
}
