package energy.flipbridge.projections.story;

import energy.flipbridge.domain.access.RecordsRead;
import energy.flipbridge.domain.command.CommandEvent;
import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.webhook.WebhookReceived;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is told to people.
 *
 * @param at the event's own time
 * @param commandId the one command that it is about; {@code null} for none or several
 * @param summary one sentence without a full stop
 */
public record Story(Instant at, @Nullable String commandId, String summary) {

    /** whether the event is told one by one */
    public static boolean tells(Object payload) {
        return switch (payload) {
            case DeviceEvent _, CommandEvent _, HomeEvent _, WebhookReceived _, RecordsRead _ -> true;
            default -> false;
        };
    }

    /** @throws IllegalArgumentException for an event that is not told one by one */
    public static Story of(Object payload) {
        return switch (payload) {
            case DeviceEvent event -> DeviceStory.of(event);
            case CommandEvent event -> CommandStory.of(event);
            case HomeEvent event -> new Story(event.at(), null, HomeStory.of(event));
            case WebhookReceived event ->
                new Story(
                        event.at(),
                        event.isCommand() ? event.objectId() : null,
                        "Flip sent " + Words.shortened(event.eventType()));
            case RecordsRead event -> new Story(event.at(), event.commandId(), AccessStory.of(event));
            default -> throw new IllegalArgumentException("not told: " + payload.getClass());
        };
    }
}
