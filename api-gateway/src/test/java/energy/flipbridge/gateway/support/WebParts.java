package energy.flipbridge.gateway.support;

import energy.flipbridge.gateway.processing.ViewPositions;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
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
    "energy.flipbridge.gateway.aws",
    "energy.flipbridge.gateway.iot",
    "energy.flipbridge.gateway.claim",
    "energy.flipbridge.gateway.account",
    "energy.flipbridge.gateway.home",
    "energy.flipbridge.gateway.mail",
    "energy.flipbridge.gateway.notices",
    "energy.flipbridge.gateway.signin"
})
@Import(HomeReaders.class)
class WebParts {

    /** Without events there is none that a view has not folded. */
    @Bean
    ViewPositions viewPositions() {
        return new ViewPositions() {

            @Override
            public long head() {
                return -1;
            }

            @Override
            public boolean haveReached(long position, String... views) {
                return true;
            }
        };
    }
}
