package energy.flipbridge.gateway.webhook;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.settings.WebhookSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The way through the queue, where there is one; the HTTP route is there beside it. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.WEBHOOK)
@ConditionalOnProperty("flipbridge.webhook.queue-url")
class WebhookQueueConfiguration {

    /** the indicators bound themselves sooner */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

    @Bean(initMethod = "start")
    WebhookQueue webhookQueue(
            SqsAsyncClient sqs,
            WebhookSettings settings,
            Inbox inbox,
            @Qualifier("eventStoreHealthIndicator") ReactiveHealthIndicator eventStore,
            @Qualifier("viewsHealthIndicator") ReactiveHealthIndicator views,
            Clock clock,
            MeterRegistry meters) {
        return new WebhookQueue(sqs, settings, inbox, () -> isUp(eventStore) && isUp(views), clock, meters);
    }

    private static boolean isUp(ReactiveHealthIndicator store) {
        Health health = store.health().block(LONGEST_LOOK);
        return health != null && health.getStatus().equals(Status.UP);
    }
}
