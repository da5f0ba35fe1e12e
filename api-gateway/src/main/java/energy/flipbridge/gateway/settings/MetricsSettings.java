package energy.flipbridge.gateway.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param token with which the metrics alone can be read; a support token reads them as well
 * @param interval between two looks at what has to be looked up in a database
 */
@ConfigurationProperties("flipbridge.metrics")
public record MetricsSettings(
        @Nullable Secret token, @DefaultValue("15s") Duration interval) {}
