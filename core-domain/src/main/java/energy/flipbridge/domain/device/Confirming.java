package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceCommand.ConfirmDelivery;
import energy.flipbridge.domain.device.DeviceCommand.ExpireDeliveries;
import energy.flipbridge.domain.device.DeviceCommand.RecordPublish;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.Confirmation;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.protocol.CommandResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the device's mark proves, and what it does not. */
final class Confirming {

    /** A mark further ahead than this is noise: stamps above it would leave the range that devices can read. */
    private static final Duration FARTHEST_MARK = Duration.ofDays(3650);

    private Confirming() {}

    static List<DeviceEvent> recordPublish(Deliveries deliveries, RecordPublish command) {
        CommandPublished published =
                new CommandPublished(command.thing(), command.publications(), command.attempt(), command.at());
        if (published.equals(deliveries.lastPublish())) {
            return List.of();
        }
        List<DeviceEvent> events = new ArrayList<>(List.of(published));
        // The device may have answered before the publish was recorded; what its mark proves hangs on when it was
        // shown.
        events.addAll(decide(
                deliveries.published(published),
                new ConfirmDelivery(command.thing(), deliveries.mark(), List.of(), deliveries.markAt())));
        return events;
    }

    static List<DeviceEvent> decide(Deliveries deliveries, ConfirmDelivery command) {
        boolean isAdvance = command.upTo().isAfter(deliveries.mark());
        if (isAdvance && command.upTo().isAfter(deliveries.lastStamp())) {
            return foreign(deliveries, command);
        }
        List<Confirmation> confirmations = deliveries
                .pending()
                .filter(delivery -> isConfirmed(delivery, command))
                .map(delivery -> confirmation(delivery, command.results()))
                .toList();
        return isAdvance || !confirmations.isEmpty()
                ? List.of(new DeliveryConfirmed(command.thing(), command.upTo(), confirmations, command.at()))
                : List.of();
    }

    /**
     * A stamp that was never given out, from another life of the device or of the event store, proves nothing of what is
     * pending; but the device may ignore all up to there, so that everything pending goes above it.
     */
    private static List<DeviceEvent> foreign(Deliveries deliveries, ConfirmDelivery command) {
        if (command.upTo().isAfter(command.at().plus(FARTHEST_MARK))) {
            return List.of();
        }
        DeliveryConfirmed shown = new DeliveryConfirmed(command.thing(), command.upTo(), List.of(), command.at());
        List<DeviceEvent> events = new ArrayList<>(List.of(shown));
        events.addAll(Queueing.expire(deliveries, new ExpireDeliveries(command.thing(), command.at())));
        Deliveries after = deliveries.confirmed(shown);
        for (Delivery delivery :
                deliveries.pending().filter(d -> !d.isOver(command.at())).toList()) {
            DeliveryQueued restamped = delivery.restamped(after.nextStamp(command.at()));
            events.add(restamped);
            after = after.queued(restamped);
        }
        return events;
    }

    /**
     * A device that says what it did with a delivery has it, even when the record of the publish lags behind. A delivery
     * whose window is over is left out of new messages while it still counts as pending, so that a higher mark does not
     * prove that the device has it.
     */
    private static boolean isConfirmed(Delivery delivery, ConfirmDelivery command) {
        if (delivery.stamp().isAfter(command.upTo())) {
            return false;
        }
        boolean isProvenByMark =
                !delivery.isOver(command.at()) || delivery.stamp().equals(command.upTo());
        return delivery.published() && isProvenByMark
                || result(delivery, command.results()).isPresent();
    }

    private static Confirmation confirmation(Delivery delivery, List<CommandResult> results) {
        Optional<CommandResult> result = result(delivery, results);
        return new Confirmation(
                delivery.commandId(),
                delivery.version(),
                delivery.stamp(),
                result.map(CommandResult::outcome).orElse(CommandResult.Outcome.ACCEPTED),
                result.map(CommandResult::reason).orElse(null));
    }

    private static Optional<CommandResult> result(Delivery delivery, List<CommandResult> results) {
        Instant stamp = delivery.stamp();
        return results.stream()
                .filter(result -> result.commandId().equals(delivery.commandId())
                        && result.stamp().equals(stamp))
                .findFirst();
    }
}
