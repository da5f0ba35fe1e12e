package energy.flipbridge.domain.webhook;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The inbox: one stream with one event for each webhook. */
@AggregateRoot(type = "Webhook")
public class WebhookAggregate {

    @AggregateIdentifier
    private @Nullable String webhookId;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(ReceiveWebhook command) {
        apply(command.received());
    }

    @EventSourcingHandler
    void on(WebhookReceived event) {
        webhookId = event.webhookId();
    }
}
