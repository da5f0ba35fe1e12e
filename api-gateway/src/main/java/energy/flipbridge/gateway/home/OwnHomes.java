package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.Blocking;
import energy.flipbridge.gateway.web.ProblemException;
import energy.flipbridge.projections.homes.HomeDetails;
import energy.flipbridge.projections.homes.HomeReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * The one place that decides whose home a request may touch: whatever lies below {@code /api/homes/{siteId}} is answered
 * 404 unless the home, and the battery that the path names, are the caller's. So no route can forget it, and nobody learns
 * which homes there are.
 */
@Component
@Order(0)
@OnRole(Role.WEB)
class OwnHomes implements WebFilter {

    /** the request's attribute with the caller's {@link HomeDetails} */
    static final String HOME = "ownHome";

    private static final PathPattern IN_A_HOME = PathPatternParser.defaultInstance.parse("/api/homes/{siteId}/**");
    private static final PathPattern ON_A_BATTERY =
            PathPatternParser.defaultInstance.parse("/api/homes/{siteId}/batteries/{thing}/**");

    private final HomeReader homes;

    OwnHomes(HomeReader homes) {
        this.homes = homes;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        PathMatchInfo match = IN_A_HOME.matchAndExtract(path);
        if (match == null) {
            return chain.filter(exchange);
        }
        String siteId = String.valueOf(match.getUriVariables().get("siteId"));
        return exchange.getPrincipal()
                .map(Asker::actor)
                .flatMap(actor -> Blocking.call(() -> find(siteId, actor)))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .switchIfEmpty(Mono.error(OwnHomes::unknown))
                .flatMap(home -> {
                    requireBattery(home, ON_A_BATTERY.matchAndExtract(path));
                    exchange.getAttributes().put(HOME, home);
                    return chain.filter(exchange);
                });
    }

    /** Blocks. @return the home when it is the actor's */
    Optional<HomeDetails> find(String siteId, String actor) {
        return homes.home(siteId).filter(home -> home.owner().equals(actor));
    }

    private static void requireBattery(HomeDetails home, @Nullable PathMatchInfo match) {
        String thing = match == null ? null : match.getUriVariables().get("thing");
        boolean isElsewhere = thing != null
                && home.batteries().stream()
                        .noneMatch(battery -> battery.thing().equals(thing));
        if (isElsewhere) {
            throw ProblemException.notFound(
                    "unknown-battery", "There is no such battery in this home. Open the home again to see which are.");
        }
    }

    static ProblemException unknown() {
        return ProblemException.notFound(
                "unknown-home", "You have no home of this id. GET /api/homes lists the homes that you have.");
    }
}
