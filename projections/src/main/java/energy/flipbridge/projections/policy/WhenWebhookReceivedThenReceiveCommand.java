package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.command.CommandCommand.ReceiveCommand;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.flip.FlipOrderParser;
import energy.flipbridge.domain.protocol.Parsed;
import energy.flipbridge.domain.webhook.WebhookReceived;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Every webhook about a command concerns its aggregate; what the webhook means is decided there. */
final class WhenWebhookReceivedThenReceiveCommand implements Policy {

    @Override
    public Set<Class<?>> events() {
        return Set.of(WebhookReceived.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        if (event.payload() instanceof WebhookReceived webhook && webhook.isCommand() && webhook.command() != null) {
            String json = webhook.command();
            return switch (FlipOrderParser.parse(JsonMapper.shared().readTree(json), json, webhook.sentAt())) {
                case Parsed.Accepted<FlipOrder>(FlipOrder order) ->
                    List.of(new ReceiveCommand(order.commandId(), order, webhook.webhookId(), webhook.at()));
                case Parsed.Refused<FlipOrder>(String cause) -> throw new IllegalArgumentException(cause);
            };
        }
        return List.of();
    }
}
