package energy.flipbridge.gateway.security;

import java.util.Arrays;
import java.util.List;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What homeowners do, each with the own account and homes alone. */
final class HomeownerRoutes {

    static final String[] PATTERNS = {"/api/account/**", "/api/homes/**", "/api/registrations/**"};

    private static final List<PathPattern> PARSED = Arrays.stream(PATTERNS)
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private HomeownerRoutes() {}

    static boolean contain(ServerWebExchange exchange) {
        return PARSED.stream()
                .anyMatch(pattern ->
                        pattern.matches(exchange.getRequest().getPath().pathWithinApplication()));
    }
}
