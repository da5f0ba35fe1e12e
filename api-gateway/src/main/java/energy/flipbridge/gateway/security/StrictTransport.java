package energy.flipbridge.gateway.security;

import energy.flipbridge.gateway.settings.GatewaySettings;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Has browsers come by HTTPS alone from now on, where they can; in local mode nothing is asked of {@code localhost}. */
@Component
class StrictTransport implements ServerHttpHeadersWriter {

    private static final String HEADER = "Strict-Transport-Security";
    private static final String FOR_A_YEAR = "max-age=31536000";

    private final boolean wanted;

    StrictTransport(GatewaySettings settings) {
        this.wanted = !settings.local() && "https".equals(settings.publicUrl().getScheme());
    }

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        if (wanted) {
            exchange.getResponse().getHeaders().set(HEADER, FOR_A_YEAR);
        }
        return Mono.empty();
    }
}
