package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.web.Problem;
import energy.flipbridge.gateway.web.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

    ServerAuthenticationEntryPoint missingToken() {
        return (exchange, _) -> unauthorized(
                exchange, "token-missing", "This needs the header Authorization: Bearer <token>; none was sent.");
    }

    ServerAccessDeniedHandler forbidden() {
        return (exchange, _) -> writer.write(
                exchange, Problem.of(HttpStatus.FORBIDDEN, "forbidden", "This token does not allow that."));
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
