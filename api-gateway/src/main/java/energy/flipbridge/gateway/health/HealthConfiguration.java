package energy.flipbridge.gateway.health;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.gateway.processing.Processing;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.settings.TelemetrySettings;
import energy.flipbridge.gateway.settings.WebhookSettings;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.bson.Document;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a node needs to be of use, each part by its name; application.yml says which of them make it ready. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    private static final Document PING = new Document("ping", 1);
    private static final long SQS_SECONDS = 10;

    @Bean
    ReactiveHealthIndicator eventStoreHealthIndicator(DataSource database) {
        return new BoundedHealth(new DataSourceHealthIndicator(database)::health);
    }

    /** Boot's own indicator asks with a command that a small MongoDB server need not know. */
    @Bean
    ReactiveHealthIndicator viewsHealthIndicator(MongoDatabase views) {
        return new BoundedHealth(() -> {
            views.runCommand(PING);
            return Health.up().build();
        });
    }

    @Bean
    @OnRole(Role.INGEST)
    ReactiveHealthIndicator telemetryQueueHealthIndicator(SqsAsyncClient sqs, TelemetrySettings settings) {
        return queue(sqs, settings.queueUrl());
    }

    @Bean
    @OnRole(Role.WEBHOOK)
    @ConditionalOnProperty("flipbridge.webhook.queue-url")
    ReactiveHealthIndicator webhookQueueHealthIndicator(SqsAsyncClient sqs, WebhookSettings settings) {
        return queue(sqs, Objects.requireNonNull(settings.queueUrl()));
    }

    @Bean
    ReactiveHealthIndicator processorsHealthIndicator(Processing processing) {
        return new BoundedHealth(new ProcessorsHealth(processing)::check);
    }

    private static BoundedHealth queue(SqsAsyncClient sqs, URI url) {
        return new BoundedHealth(() -> {
            sqs.getQueueAttributes(request -> request.queueUrl(url.toString())
                            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                    .get(SQS_SECONDS, TimeUnit.SECONDS);
            return Health.up().build();
        });
    }
}
