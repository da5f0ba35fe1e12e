package energy.flipbridge.gateway.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param signingKeys Standard Webhooks keys ({@code whsec_...}); several while one is being replaced
 * @param sharedSecret the prototype's bearer secret, for webhooks and for the telemetry route
 * @param tolerance how far a webhook's time may be from ours
 * @param acceptBodyTimestamp whether to accept signatures over the body's timestamp, as Flip made them early in 2025
 * @param bodyRetention how long bodies that may hold personal data are kept
 * @param queueUrl the SQS queue into which API Gateway puts webhooks; {@code null} when Flip calls this application only
 */
@ConfigurationProperties("flipbridge.webhook")
public record WebhookSettings(
        @DefaultValue List<Secret> signingKeys,
        @Nullable Secret sharedSecret,
        @DefaultValue("5m") Duration tolerance,
        @DefaultValue("false") boolean acceptBodyTimestamp,
        @DefaultValue("30d") Duration bodyRetention,
        @Nullable URI queueUrl) {

    public WebhookSettings {
        signingKeys = List.copyOf(signingKeys);
    }
}
