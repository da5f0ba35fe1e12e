package energy.flipbridge.gateway.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one homeowner may change something; each change is a call to Flip and an event.
 *
 * @param perMinute changes within any minute
 * @param perHour changes within any hour
 */
@ConfigurationProperties("flipbridge.changes")
public record PaceSettings(
        @DefaultValue("60") int perMinute,
        @DefaultValue("600") int perHour) {}
