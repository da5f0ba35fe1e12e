package energy.flipbridge.gateway.flip;

import energy.flipbridge.gateway.health.BoundedHealth;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether Flip is there, for support to see; a node can do its work without. */
@Configuration(proxyBeanMethods = false)
@OnRole({Role.WEB, Role.FORWARDING})
class FlipHealth {

    @Bean
    ReactiveHealthIndicator flipHealthIndicator(FlipClient flip) {
        return new BoundedHealth(flip::health);
    }
}
