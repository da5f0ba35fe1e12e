package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.PaceSettings;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.signin.Limit;
import energy.flipbridge.gateway.signin.Limiter;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Holds one homeowner's changes to a pace, whichever home they are made in: each is a call to Flip and an event. */
@Component
@Order(-1)
@OnRole(Role.WEB)
class ChangePace implements WebFilter {

    private static final Set<HttpMethod> LOOKING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final List<PathPattern> COUNTED = List.of(
            PathPatternParser.defaultInstance.parse("/api/homes/**"),
            PathPatternParser.defaultInstance.parse("/api/registrations/**"));

    private final Limiter limiter;
    private final List<Limit> limits;

    ChangePace(Limiter limiter, PaceSettings settings) {
        this.limiter = limiter;
        this.limits = List.of(
                new Limit(settings.perMinute(), Duration.ofMinutes(1)),
                new Limit(settings.perHour(), Duration.ofHours(1)));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isChange(exchange)
                ? exchange.getPrincipal()
                        .map(Asker::actor)
                        .flatMap(actor -> Blocking.run(() -> count(actor)))
                        .then(Mono.defer(() -> chain.filter(exchange)))
                : chain.filter(exchange);
    }

    private static boolean isChange(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return !LOOKING.contains(exchange.getRequest().getMethod())
                && COUNTED.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private void count(String actor) {
        Duration wait = limiter.take("changes-of:" + actor, limits);
        if (wait.isPositive()) {
            ProblemException tooOften = new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "changes-too-often",
                    "You changed too much in a short time. Wait as long as the header Retry-After says, then go on.");
            tooOften.getHeaders()
                    .set(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(wait.plusMillis(999).toSeconds()));
            throw tooOften;
        }
    }
}
