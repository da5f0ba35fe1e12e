package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.web.Blocking;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whether whoever asked is still let in, for what is answered over minutes. */
@Component
public class StillLetIn {

    private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(3);

    private final Sessions sessions;
    private final SupportTokens tokens;

    StillLetIn(Sessions sessions, SupportTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** Emits soon after the session has ended, or the token was revoked or has expired. */
    public Mono<Boolean> ended(ServerWebExchange exchange) {
        return Flux.interval(LOOKED_AT_EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> Blocking.call(() -> !isLetIn(exchange)), 1)
                .filter(isOver -> isOver)
                .next();
    }

    private boolean isLetIn(ServerWebExchange exchange) {
        return Bearer.of(exchange.getRequest().getHeaders())
                .map(shown -> SupportToken.parse(shown).filter(tokens::isValid).isPresent())
                .orElseGet(() -> sessions.isOpen(exchange));
    }
}
