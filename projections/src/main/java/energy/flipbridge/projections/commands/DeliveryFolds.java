package energy.flipbridge.projections.commands;

import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.projections.view.Values;
import org.bson.Document;

/** What the delivery to the device changes in a command's document. */
final class DeliveryFolds {

    private DeliveryFolds() {}

    static void fold(Document command, String id, DeviceEvent event) {
        switch (event) {
            case DeliveryQueued e -> command.append("stamp", e.stamp()).append("publishes", 0);
            case CommandPublished e -> published(command, id, e);
            default -> {
                // the Command tells what follows from it
            }
        }
    }

    private static void published(Document command, String id, CommandPublished event) {
        command.put("publishes", command.getInteger("publishes", 0) + 1);
        command.put("publishedAt", event.at());
        boolean isCurrent = event.publications().stream()
                .anyMatch(p -> p.commandId().equals(id) && p.version() == command.getInteger("version", 0));
        if (isCurrent) {
            CommandStatus status = CommandStatus.afterPublish(CommandFolds.status(command));
            Values.put(command, "status", status == null ? null : status.name());
        }
    }
}
