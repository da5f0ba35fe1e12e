package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.gateway.claim.Claimant;
import energy.flipbridge.gateway.security.Caller;
import energy.flipbridge.gateway.security.CallerAuthentication;
import energy.flipbridge.gateway.security.RemoteNetwork;
import energy.flipbridge.gateway.web.RequestIdFilter;
import java.security.Principal;
import java.util.Map;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who asks for something about homes, and in which request.
 */
record Asker(Caller caller, String requestId) {

    static Asker of(Principal principal, ServerWebExchange exchange) {
        return new Asker(caller(principal), RequestIdFilter.idOf(exchange));
    }

    static Claimant claimant(Principal principal, ServerWebExchange exchange) {
        String network = RemoteNetwork.of(exchange.getRequest().getRemoteAddress());
        return new Claimant(actor(principal), network, RequestIdFilter.idOf(exchange));
    }

    static String actor(Principal principal) {
        return caller(principal).actor();
    }

    static Caller caller(Principal principal) {
        if (principal instanceof CallerAuthentication authentication) {
            return authentication.getPrincipal();
        }
        throw new IllegalArgumentException("no person: " + principal.getClass());
    }

    /** as the audit names this person, and as the owner of homes and batteries */
    String actor() {
        return caller.actor();
    }

    Map<String, String> metadata() {
        return Audit.requested(actor(), requestId);
    }
}
