package energy.flipbridge.gateway.account;

import energy.flipbridge.gateway.security.Caller;
import energy.flipbridge.gateway.security.CallerRole;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** The one place that lets nothing be changed by whoever is deleting the own account, so that no route can forget it. */
@Component
@Order(-1)
@OnRole(Role.WEB)
class ClosingAccounts implements WebFilter {

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final PathPattern ACCOUNT = PathPatternParser.defaultInstance.parse("/api/account");
    private static final List<PathPattern> ALLOWED = Stream.of("/api/sign-out", "/api/sign-in/**", "/api/mails/off")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private final Accounts accounts;

    ClosingAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isAllowed(exchange)) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .ofType(Authentication.class)
                .mapNotNull(Authentication::getPrincipal)
                .ofType(Caller.class)
                .filter(caller -> caller.role() == CallerRole.HOMEOWNER)
                .flatMap(caller -> Blocking.call(
                        () -> accounts.find(caller.id()).map(Account::isClosing).orElse(true)))
                .defaultIfEmpty(false)
                .flatMap(isClosing -> isClosing ? Mono.error(closing()) : chain.filter(exchange));
    }

    private static boolean isAllowed(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return HARMLESS.contains(method)
                || ALLOWED.stream().anyMatch(pattern -> pattern.matches(path))
                || (method == HttpMethod.DELETE && ACCOUNT.matches(path));
    }

    private static ProblemException closing() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "account-closing",
                "Your account is being deleted, so that nothing can be changed any more. When it is gone, sign in to begin "
                        + "a new one.");
    }
}
