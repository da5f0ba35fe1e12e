package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceCommand.ExpireDeliveries;
import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What waits for the device: of two commands whose windows overlap, only the newer. */
final class Queueing {

    private Queueing() {}

    static List<DeviceEvent> decide(Deliveries deliveries, QueueForDelivery command) {
        if (isVain(deliveries, command)) {
            return List.of();
        }
        List<Delivery> rivals = command.withdrawal() ? List.of() : rivals(deliveries, command);
        for (Delivery rival : rivals) {
            if (!isNewer(command, rival) && command.window().isReplacedBy(rival.window())) {
                return lose(deliveries, command, rival);
            }
        }
        List<DeviceEvent> events = new ArrayList<>();
        for (Delivery rival : rivals) {
            if (isNewer(command, rival) && rival.window().isReplacedBy(command.window())) {
                events.add(
                        new DeliverySuperseded(command.thing(), rival.commandId(), command.commandId(), command.at()));
            }
        }
        events.add(queued(command, deliveries.nextStamp(command.at())));
        return events;
    }

    /** whether the device was to be told of that version before, or it is too late for it */
    static boolean isVain(Deliveries deliveries, QueueForDelivery command) {
        Delivery known = deliveries.byCommand().get(command.commandId());
        boolean isOld = known != null && known.version() >= command.version();
        return isOld || !command.window().deliverUntil().isAfter(command.at());
    }

    static List<DeviceEvent> expire(Deliveries deliveries, ExpireDeliveries command) {
        return deliveries
                .pending()
                .filter(delivery -> delivery.isOver(command.at()))
                .<DeviceEvent>map(delivery -> new DeliveryExpired(
                        command.thing(), delivery.commandId(), delivery.version(), delivery.stamp(), command.at()))
                .toList();
    }

    private static List<Delivery> rivals(Deliveries deliveries, QueueForDelivery command) {
        return deliveries.byCommand().values().stream()
                .filter(other ->
                        other.mayRunAfter(command.at()) && !other.commandId().equals(command.commandId()))
                .toList();
    }

    private static boolean isNewer(QueueForDelivery command, Delivery rival) {
        return !command.orderedAt().isBefore(rival.queued().orderedAt());
    }

    private static List<DeviceEvent> lose(Deliveries deliveries, QueueForDelivery command, Delivery winner) {
        boolean isKnown = winner.commandId().equals(deliveries.lostTo().get(command.commandId()));
        return isKnown
                ? List.of()
                : List.of(
                        new DeliverySuperseded(command.thing(), command.commandId(), winner.commandId(), command.at()));
    }

    private static DeliveryQueued queued(QueueForDelivery command, Instant stamp) {
        return new DeliveryQueued(
                command.thing(),
                command.commandId(),
                command.version(),
                stamp,
                command.window(),
                command.withdrawal(),
                command.orderedAt(),
                command.commandJson());
    }
}
