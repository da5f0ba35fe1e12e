package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.command.CommandEvent.CommandFailed;
import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;

/**
 * Flip replaces a failed command by a new one, and two must never run: the device is told to drop what it may hold. That
 * is done whether or not a publish was recorded, because the record may lag behind the publish.
 */
final class WhenCommandFailedThenWithdrawIt implements Policy {

    @Override
    public Set<Class<?>> events() {
        return Set.of(CommandFailed.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        if (event.payload() instanceof CommandFailed failed && failed.withdrawn() != null) {
            FlipOrder order = failed.withdrawn();
            return List.of(new QueueForDelivery(
                    failed.thing(),
                    failed.commandId(),
                    failed.withdrawalVersion(),
                    order.window(),
                    true,
                    order.createdAt(),
                    order.json(),
                    event.storedAt()));
        }
        return List.of();
    }
}
