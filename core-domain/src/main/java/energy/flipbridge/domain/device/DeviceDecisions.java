package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceCommand.ConfirmDelivery;
import energy.flipbridge.domain.device.DeviceCommand.ExpireDeliveries;
import energy.flipbridge.domain.device.DeviceCommand.MarkOffline;
import energy.flipbridge.domain.device.DeviceCommand.NoteHeard;
import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.device.DeviceCommand.RecordCommissioning;
import energy.flipbridge.domain.device.DeviceCommand.RecordPublish;
import energy.flipbridge.domain.device.DeviceCommand.RegisterDevice;
import energy.flipbridge.domain.device.DeviceCommand.ReleaseDevice;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.Confirmation;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.Released;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.protocol.CommandResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The rules of a device: from its state and a command to events, without clock, randomness or effect. */
final class DeviceDecisions {

    private DeviceDecisions() {}

    static List<DeviceEvent> decide(Device device, DeviceCommand command) {
        return switch (command) {
            case RegisterDevice c ->
                Claim.of(device, c) == Claim.GRANTED
                        ? List.of(new Registered(c.thing(), c.owner(), c.certificateId(), c.nonce(), c.at()))
                        : List.of();
            case RecordCommissioning c ->
                device.commissioned()
                        ? List.of()
                        : List.of(new Commissioned(c.thing(), c.siteId(), c.deviceId(), c.alreadyKnown(), c.at()));
            case ReleaseDevice c -> device.owner() == null ? List.of() : List.of(new Released(c.thing(), c.at()));
            case QueueForDelivery c -> queue(device, c);
            case RecordPublish c -> recordPublish(device, c);
            case ConfirmDelivery c -> confirm(device, c);
            case ExpireDeliveries c -> expire(device, c);
            case MarkOffline c ->
                device.offlineSince() != null
                        ? List.of()
                        : List.of(new WentOffline(c.thing(), c.lastHeardAt(), c.at()));
            case NoteHeard c ->
                device.offlineSince() == null || !c.heardAt().isAfter(device.offlineSince())
                        ? List.of()
                        : List.of(new CameBack(c.thing(), c.heardAt(), c.at()));
        };
    }

    private static List<DeviceEvent> queue(Device device, QueueForDelivery command) {
        Delivery known = device.deliveries().get(command.commandId());
        boolean isOld = known != null && known.version() >= command.version();
        if (isOld || !command.window().deliverUntil().isAfter(command.at())) {
            return List.of();
        }
        List<DeviceEvent> events = new ArrayList<>();
        if (!command.withdrawal()) {
            for (Delivery other : device.deliveries().values()) {
                if (other.isToRun() && !other.commandId().equals(command.commandId())) {
                    if (isNewer(command, other) && other.window().isReplacedBy(command.window())) {
                        events.add(superseded(command, other.commandId(), command.commandId()));
                    } else if (!isNewer(command, other) && command.window().isReplacedBy(other.window())) {
                        return List.of(superseded(command, command.commandId(), other.commandId()));
                    }
                }
            }
        }
        events.add(new DeliveryQueued(
                command.thing(),
                command.commandId(),
                command.version(),
                nextStamp(device, command.at()),
                command.window(),
                command.withdrawal(),
                command.orderedAt(),
                command.commandJson()));
        return events;
    }

    private static boolean isNewer(QueueForDelivery command, Delivery other) {
        return !command.orderedAt().isBefore(other.orderedAt());
    }

    private static DeliverySuperseded superseded(QueueForDelivery command, String loser, String winner) {
        return new DeliverySuperseded(command.thing(), loser, winner, command.at());
    }

    /** Above every stamp given out and every mark shown, so that no device takes it for something it has done. */
    private static Instant nextStamp(Device device, Instant now) {
        Instant floor = device.lastStamp().isAfter(device.mark()) ? device.lastStamp() : device.mark();
        Instant earliest = floor.plusMillis(1);
        Instant millis = now.truncatedTo(ChronoUnit.MILLIS);
        return millis.isAfter(earliest) ? millis : earliest;
    }

    private static List<DeviceEvent> recordPublish(Device device, RecordPublish command) {
        CommandPublished published =
                new CommandPublished(command.thing(), command.publications(), command.attempt(), command.at());
        Device after = device.evolve(published);
        List<DeviceEvent> events = new ArrayList<>(List.of(published));
        // The device may have answered before the publish was recorded.
        events.addAll(confirm(after, new ConfirmDelivery(command.thing(), device.mark(), List.of(), command.at())));
        return events;
    }

    private static List<DeviceEvent> confirm(Device device, ConfirmDelivery command) {
        List<Confirmation> confirmations = device.deliveries().values().stream()
                .filter(delivery -> delivery.isConfirmedBy(command.upTo()))
                .map(delivery -> confirmation(delivery, command.results()))
                .toList();
        if (confirmations.isEmpty() && !command.upTo().isAfter(device.mark())) {
            return List.of();
        }
        return List.of(new DeliveryConfirmed(command.thing(), command.upTo(), confirmations, command.at()));
    }

    private static Confirmation confirmation(Delivery delivery, List<CommandResult> results) {
        return results.stream()
                .filter(result -> result.commandId().equals(delivery.commandId())
                        && result.stamp().equals(delivery.stamp()))
                .findFirst()
                .map(result -> new Confirmation(
                        delivery.commandId(), delivery.version(), delivery.stamp(), result.outcome(), result.reason()))
                .orElseGet(() -> new Confirmation(
                        delivery.commandId(),
                        delivery.version(),
                        delivery.stamp(),
                        CommandResult.Outcome.ACCEPTED,
                        null));
    }

    private static List<DeviceEvent> expire(Device device, ExpireDeliveries command) {
        return device.deliveries().values().stream()
                .filter(delivery -> delivery.isPending() && delivery.isOver(command.at()))
                .<DeviceEvent>map(delivery -> new DeliveryExpired(
                        command.thing(), delivery.commandId(), delivery.version(), delivery.stamp(), command.at()))
                .toList();
    }
}
