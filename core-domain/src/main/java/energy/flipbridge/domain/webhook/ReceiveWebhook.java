package energy.flipbridge.domain.webhook;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keep a genuine webhook. A second one with the same id fails in the store, which is the idempotency. */
public record ReceiveWebhook(@TargetAggregateIdentifier String webhookId, WebhookReceived received) {}
