package energy.flipbridge.gateway.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param longestSilence after which a device counts as offline and Flip is told; Flip wants to hear every 5 minutes */
@ConfigurationProperties("flipbridge.presence")
public record PresenceSettings(@DefaultValue("5m") Duration longestSilence) {}
