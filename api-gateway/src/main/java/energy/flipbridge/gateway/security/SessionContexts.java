package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.settings.GatewaySettings;
import energy.flipbridge.gateway.web.Blocking;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps in a cookie who is signed in. A request with a bearer token is judged by that alone. Each sign-in has a new
 * token, and takes the session away that the browser had.
 */
@Component
class SessionContexts implements ServerSecurityContextRepository {

    static final String COOKIE = "FLIPBRIDGE-SESSION";

    private static final String LOADED = SessionContexts.class.getName();

    private final Sessions sessions;
    private final boolean secure;

    SessionContexts(Sessions sessions, GatewaySettings settings) {
        this.sessions = sessions;
        this.secure = isSecure(settings);
    }

    static boolean isSecure(GatewaySettings settings) {
        return !settings.local() || "https".equals(settings.publicUrl().getScheme());
    }

    @Override
    @SuppressWarnings("unchecked")
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return (Mono<SecurityContext>) exchange.getAttributes()
                .computeIfAbsent(LOADED, _ -> loaded(exchange).cache());
    }

    private Mono<SecurityContext> loaded(ServerWebExchange exchange) {
        if (Bearer.of(exchange.getRequest().getHeaders()).isPresent()) {
            return Mono.empty();
        }
        return Mono.justOrEmpty(token(exchange))
                .flatMap(token -> Blocking.call(() -> sessions.find(token))
                        .flatMap(Mono::justOrEmpty)
                        .doOnNext(session -> follow(exchange, token, session)))
                .map(session -> (SecurityContext) new SecurityContextImpl(new CallerAuthentication(session.caller())));
    }

    private void follow(ServerWebExchange exchange, OpaqueToken token, Session session) {
        if (session.prolonged()) {
            setCookie(
                    exchange, token.text(), Session.longestIdle(session.caller().role()));
        }
    }

    /** @param context {@code null} to sign out */
    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        Optional<OpaqueToken> before = token(exchange);
        Optional<Caller> caller = Optional.ofNullable(context)
                .map(SecurityContext::getAuthentication)
                .map(authentication -> ((CallerAuthentication) authentication).getPrincipal());
        return Blocking.call(() -> {
                    before.ifPresent(sessions::end);
                    return caller.map(sessions::open);
                })
                .doOnNext(token -> setCookie(
                        exchange,
                        token.map(OpaqueToken::text).orElse(""),
                        caller.map(who -> Session.longestIdle(who.role())).orElse(Duration.ZERO)))
                .then();
    }

    static boolean hasCookie(ServerWebExchange exchange) {
        return exchange.getRequest().getCookies().containsKey(COOKIE);
    }

    static Optional<OpaqueToken> token(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(COOKIE))
                .map(HttpCookie::getValue)
                .flatMap(OpaqueToken::parse);
    }

    private void setCookie(ServerWebExchange exchange, String value, Duration age) {
        exchange.getResponse()
                .getCookies()
                .set(
                        COOKIE,
                        ResponseCookie.from(COOKIE, value)
                                .httpOnly(true)
                                .secure(secure)
                                .sameSite("Lax")
                                .path("/")
                                .maxAge(age)
                                .build());
    }
}
