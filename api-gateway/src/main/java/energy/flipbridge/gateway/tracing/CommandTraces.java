package energy.flipbridge.gateway.tracing;

import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.Concluded;
import energy.flipbridge.domain.command.CommandEvent.Ordered;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.Outcome;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.webhook.WebhookReceived;
import energy.flipbridge.gateway.orders.Orders;
import energy.flipbridge.gateway.store.StoredEventListener;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;

/**
 * Tells the way of a command as the steps of one trace, from the events that this node stores: its steps are taken by
 * several nodes, and minutes apart. What a worker did may be about several commands, and so carries no webhook's id: the
 * order is looked up.
 */
final class CommandTraces implements StoredEventListener {

    private final Traces traces;
    private final Orders orders;

    CommandTraces(Traces traces, Orders orders) {
        this.traces = traces;
        this.orders = orders;
    }

    @Override
    public void stored(EventMessage<?> event) {
        Instant storedAt = event.getTimestamp();
        switch (event.getPayload()) {
            case WebhookReceived e ->
                traces.begin(
                        e.webhookId(),
                        new Step("webhook received", e.at(), storedAt).with("flipbridge.webhook", e.eventType()));
            case Ordered e -> add(e.commandId(), e.version(), new Step("command ordered", e.at(), storedAt));
            case DeliveryQueued e -> add(e.commandId(), e.version(), new Step("delivery queued", e.stamp(), storedAt));
            case CommandPublished e -> {
                for (var each : e.publications()) {
                    Step step = new Step("commands published", each.stamp(), e.at());
                    add(each.commandId(), each.version(), step.with("flipbridge.attempt", e.attempt()));
                }
            }
            case CommandAcked e -> add(e.commandId(), e.version(), new Step("battery acknowledged", e.stamp(), e.at()));
            case Concluded e -> {
                Step step = new Step("command concluded", storedAt, storedAt)
                        .with("flipbridge.result", e.getClass().getSimpleName());
                add(e.commandId(), e.version(), e.outcome().status() == Outcome.Status.OK ? step : step.failed());
            }
            case OutcomeReported e -> {
                Step step = new Step("outcome reported", e.at(), storedAt)
                        .with("flipbridge.outcome", e.outcome().status().name())
                        .with("http.response.status_code", e.answer());
                add(e.commandId(), e.version(), e.answer() < 300 ? step : step.failed());
            }
            case OutcomeAttemptFailed e -> {
                Step step = new Step("outcome reported", e.at(), storedAt).with("flipbridge.attempt", e.attempt());
                add(e.commandId(), e.version(), step.failed());
            }
            default -> {
                // no step of a command
            }
        }
    }

    private void add(String commandId, int version, Step step) {
        Step named = step.with("flipbridge.command", commandId).with("flipbridge.version", version);
        orders.find(commandId, version, order -> traces.add(order.correlationId(), named));
    }
}
