package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.home.NewsParser;
import energy.flipbridge.domain.protocol.Parsed;
import energy.flipbridge.domain.webhook.WebhookReceived;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every webhook about an enrolment or an event concerns the home that it names, if anybody has opened that. */
final class WhenWebhookReceivedThenTellTheHome implements Policy {

    @Override
    public Set<Class<?>> events() {
        return Set.of(WebhookReceived.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        if (event.payload() instanceof WebhookReceived webhook && webhook.subject() != null) {
            JsonNode subject = JsonMapper.shared().readTree(webhook.subject());
            return List.of(accepted(
                    webhook.eventType().startsWith("enrollment.")
                            ? NewsParser.enrolment(subject, webhook.sentAt(), webhook.at())
                            : NewsParser.event(subject, webhook.sentAt(), webhook.at())));
        }
        return List.of();
    }

    private static Object accepted(Parsed<?> news) {
        return switch (news) {
            case Parsed.Accepted<?>(Object command) -> command;
            case Parsed.Refused<?>(String cause) -> throw new IllegalArgumentException(cause);
        };
    }
}
