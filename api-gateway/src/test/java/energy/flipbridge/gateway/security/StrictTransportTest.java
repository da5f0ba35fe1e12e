package energy.flipbridge.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.settings.GatewaySettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

/** Behind a proxy that ends TLS a request comes by plain HTTP; what counts is how browsers reach the site. */
class StrictTransportTest {

    @Test
    void is_asked_of_browsers_where_they_come_by_https() {
        assertThat(header("https://flipbridge.example.org", false)).isEqualTo("max-age=31536000");
        assertThat(header("http://flipbridge.example.org", false)).isNull();
        assertThat(header("https://localhost:8443", true)).isNull();
    }

    private static @Nullable String header(String publicUrl, boolean local) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("http://10.0.0.1/"));
        GatewaySettings settings = new GatewaySettings(URI.create(publicUrl), Set.of(), Path.of("data"), local);
        new StrictTransport(settings).writeHttpHeaders(exchange).block();
        return exchange.getResponse().getHeaders().getFirst("Strict-Transport-Security");
    }
}
