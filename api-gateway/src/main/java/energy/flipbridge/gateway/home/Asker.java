package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.gateway.claim.Claimant;
import energy.flipbridge.gateway.web.RequestIdFilter;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.Map;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who asks for something about homes, and in which request.
 *
 * @param actor as the audit and homes name this person
 */
record Asker(String actor, String requestId) {

    static Asker of(Principal principal, ServerWebExchange exchange) {
        return new Asker(actor(principal), RequestIdFilter.idOf(exchange));
    }

    static Claimant claimant(Principal principal, ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        String network = remote == null || remote.getAddress() == null
                ? "unknown"
                : remote.getAddress().getHostAddress();
        return new Claimant(actor(principal), network, RequestIdFilter.idOf(exchange));
    }

    static String actor(Principal principal) {
        return Audit.support(principal.getName());
    }

    Map<String, String> metadata() {
        return Map.of(
                Audit.ACTOR, actor,
                Audit.CORRELATION, requestId,
                Audit.CAUSATION, requestId,
                Audit.SOURCE, "http:" + requestId);
    }
}
