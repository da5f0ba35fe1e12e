package energy.flipbridge.gateway.support;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The application without its event store: an edge of its own stands in for that. */
@EnableAutoConfiguration(exclude = ReactiveUserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan("energy.flipbridge.gateway.settings")
@ComponentScan({
    "energy.flipbridge.gateway.settings",
    "energy.flipbridge.gateway.web",
    "energy.flipbridge.gateway.security",
    "energy.flipbridge.gateway.webhook",
    "energy.flipbridge.gateway.flip",
    "energy.flipbridge.gateway.iot",
    "energy.flipbridge.gateway.claim",
    "energy.flipbridge.gateway.account",
    "energy.flipbridge.gateway.home",
    "energy.flipbridge.gateway.mail",
    "energy.flipbridge.gateway.signin"
})
@Import(HomeReaders.class)
class WebParts {}
