package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.web.Problem;
import energy.flipbridge.gateway.web.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The refusals of the security chain, as problems. */
@Component
class SecurityProblems {

    private final ProblemWriter writer;

    SecurityProblems(ProblemWriter writer) {
        this.writer = writer;
    }

    ServerAuthenticationEntryPoint notSignedIn() {
        return (exchange, _) -> SessionContexts.hasCookie(exchange) || HomeownerRoutes.contain(exchange)
                ? writer.write(exchange, signedOut())
                : unauthorized(
                        exchange,
                        "token-missing",
                        "This needs the header Authorization: Bearer <token>; none was sent.");
    }

    private static ProblemDetail signedOut() {
        return Problem.of(
                HttpStatus.UNAUTHORIZED,
                "not-signed-in",
                "You are not signed in, or not any more. Sign in, then go on.");
    }

    ServerAccessDeniedHandler forbidden() {
        return (exchange, _) -> writer.write(
                exchange,
                Problem.of(
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "Whoever you are signed in as may not do that. Sign in as somebody who may."));
    }

    ServerAccessDeniedHandler wrongCsrfToken() {
        return (exchange, _) -> writer.write(
                exchange,
                Problem.of(
                        HttpStatus.FORBIDDEN,
                        "csrf-token-wrong",
                        "The header X-XSRF-TOKEN must repeat the cookie XSRF-TOKEN, which GET /api/session sets. "
                                + "Load the page again."));
    }

    ServerAuthenticationFailureHandler wrongSupportToken(FailedAttempts attempts) {
        return (filtered, _) -> {
            ServerWebExchange exchange = filtered.getExchange();
            attempts.failed(exchange.getRequest().getRemoteAddress());
            return unauthorized(
                    exchange,
                    "token-invalid",
                    "The support token is unknown, expired or revoked. Have a new one made with "
                            + "POST /api/support-tokens; on one machine read <data>/support-token again.");
        };
    }

    ServerAuthenticationFailureHandler wrongMetricsToken(FailedAttempts attempts) {
        return (filtered, _) -> {
            ServerWebExchange exchange = filtered.getExchange();
            attempts.failed(exchange.getRequest().getRemoteAddress());
            return unauthorized(
                    exchange,
                    "token-invalid",
                    "The token is neither flipbridge.metrics.token nor a support token that counts.");
        };
    }

    ServerAuthenticationFailureHandler wrongSharedSecret(FailedAttempts attempts) {
        return (filtered, _) -> {
            ServerWebExchange exchange = filtered.getExchange();
            attempts.failed(exchange.getRequest().getRemoteAddress());
            return writer.write(
                    exchange,
                    Problem.of(
                            HttpStatus.FORBIDDEN,
                            "shared-secret-wrong",
                            "The bearer secret is not flipbridge.webhook.shared-secret."));
        };
    }

    private Mono<Void> unauthorized(ServerWebExchange exchange, String type, String detail) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"flipbridge\"");
        return writer.write(exchange, Problem.of(HttpStatus.UNAUTHORIZED, type, detail));
    }
}
