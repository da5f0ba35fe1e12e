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

    /** Streams of all kinds share one space of names; a webhook's must meet no thing or command. */
    private static final String PREFIX = "webhook:";

    @AggregateIdentifier
    private @Nullable String streamId;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(ReceiveWebhook command) {
        apply(command.received());
    }

    @EventSourcingHandler
    void on(WebhookReceived event) {
        streamId = stream(event.webhookId());
    }

    /** the stream of a webhook */
    public static String stream(String webhookId) {
        return PREFIX + webhookId;
    }
}
