package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.settings.GatewaySettings;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Demands of a page that it repeats a cookie in a header, which no other site's page can do, wherever the browser's own
 * cookie would do otherwise, and for signing in, so that nobody is signed in as somebody else unawares. No page holds the
 * token, so that there is none to mask. A bearer token is sent by no browser on its own.
 */
@Component
class BrowserCsrf {

    private static final Set<HttpMethod> HARMLESS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    /** compared as routes are, so that no other way of writing a path leads around it */
    private static final PathPattern SIGN_IN = PathPatternParser.defaultInstance.parse("/api/sign-in/**");

    private final boolean secure;

    BrowserCsrf(GatewaySettings settings) {
        this.secure = SessionContexts.isSecure(settings);
    }

    void configure(ServerHttpSecurity.CsrfSpec csrf, SecurityProblems problems) {
        CookieServerCsrfTokenRepository cookie = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(it -> it.secure(secure).sameSite("Strict").path("/"));
        csrf.csrfTokenRepository(cookie)
                .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                .requireCsrfProtectionMatcher(demanded())
                .accessDeniedHandler(problems.wrongCsrfToken());
    }

    private static ServerWebExchangeMatcher demanded() {
        return exchange -> isDemanded(exchange) ? MatchResult.match() : MatchResult.notMatch();
    }

    private static boolean isDemanded(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return !HARMLESS.contains(request.getMethod())
                && Bearer.of(request.getHeaders()).isEmpty()
                && (SessionContexts.hasCookie(exchange)
                        || SIGN_IN.matches(request.getPath().pathWithinApplication()));
    }
}
