package energy.flipbridge.projections.history;

import energy.flipbridge.domain.access.RecordsRead;
import energy.flipbridge.domain.command.CommandEvent;
import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.domain.webhook.WebhookReceived;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.story.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an event is about. */
public final class Subjects {

    private Subjects() {}

    /** @return the one thing; {@code null} for none or several */
    public static @Nullable String thing(Object payload) {
        return switch (payload) {
            case DeviceEvent event -> event.thing();
            case CommandEvent event -> event.thing();
            case TelemetryReported event -> event.thing();
            case HomeEvent.OfBattery event -> event.thing();
            case RecordsRead event -> event.thing();
            case WebhookReceived event -> event.deviceId() == null ? null : FlipIds.thing(event.deviceId());
            default -> null;
        };
    }

    /** @return the ids of all the commands */
    public static List<String> commands(Object payload) {
        List<String> several = CommandsView.subjects(payload);
        if (!several.isEmpty() || !Story.tells(payload)) {
            return several;
        }
        String only = Story.of(payload).commandId();
        return only == null ? List.of() : List.of(only);
    }
}
