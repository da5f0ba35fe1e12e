package energy.flipbridge.gateway.webhook;

import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.settings.WebhookSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The way through the queue, where there is one; the HTTP route is there beside it. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.WEBHOOK)
@ConditionalOnProperty("flipbridge.webhook.queue-url")
class WebhookQueueConfiguration {

    @Bean(initMethod = "start")
    WebhookQueue webhookQueue(
            SqsAsyncClient sqs, WebhookSettings settings, Inbox inbox, Clock clock, MeterRegistry meters) {
        return new WebhookQueue(sqs, settings, inbox, clock, meters);
    }
}
