package energy.flipbridge.gateway.live;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.OpenStreams;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    @OnRole(Role.WEB)
    LiveFeeds liveFeeds(EventStore store, OpenStreams streams) {
        return new LiveFeeds(store, streams);
    }
}
