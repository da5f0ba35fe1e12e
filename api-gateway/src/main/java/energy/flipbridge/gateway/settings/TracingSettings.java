package energy.flipbridge.gateway.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param otlpUrl of the collector to which traces go; without it there are none
 * @param sampling the share of the traces that are kept, the same ones on all nodes
 */
@ConfigurationProperties("flipbridge.tracing")
public record TracingSettings(
        @Nullable URI otlpUrl, @DefaultValue("1") double sampling) {}
