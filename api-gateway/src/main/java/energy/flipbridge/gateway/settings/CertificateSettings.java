package energy.flipbridge.gateway.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param interval between two looks at a thing's certificates
 * @param perSecond things that are looked at in a second; AWS IoT describes 10 certificates a second, for all who ask
 */
@ConfigurationProperties("flipbridge.certificates")
public record CertificateSettings(
        @DefaultValue("6h") Duration interval,
        @DefaultValue("2") int perSecond) {}
