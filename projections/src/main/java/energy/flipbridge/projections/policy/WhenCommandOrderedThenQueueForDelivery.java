package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.command.CommandEvent.Ordered;
import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;

/** A new version of a command must reach the device, unless it is too late for it. */
final class WhenCommandOrderedThenQueueForDelivery implements Policy {

    @Override
    public Set<Class<?>> events() {
        return Set.of(Ordered.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        if (event.payload() instanceof Ordered ordered && ordered.isDeliverable()) {
            FlipOrder order = ordered.order();
            return List.of(new QueueForDelivery(
                    ordered.thing(),
                    ordered.commandId(),
                    ordered.version(),
                    order.window(),
                    ordered.withdrawal(),
                    order.createdAt(),
                    order.json(),
                    event.storedAt()));
        }
        return List.of();
    }
}
