package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.web.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads the bearer token, unless the address has shown too many wrong ones. */
record LimitedBearer(FailedAttempts attempts, Function<HttpHeaders, Optional<String>> token)
        implements ServerAuthenticationConverter {

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        Optional<String> shown = token.apply(exchange.getRequest().getHeaders());
        if (shown.isPresent() && attempts.isBlocked(exchange.getRequest().getRemoteAddress())) {
            ProblemException blocked = new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-attempts",
                    "Too many wrong tokens from this address. Wait a minute, then try the right one.");
            blocked.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(FailedAttempts.WINDOW.toSeconds()));
            return Mono.error(blocked);
        }
        return Mono.justOrEmpty(shown.map(BearerAuthentication::unchecked));
    }
}
