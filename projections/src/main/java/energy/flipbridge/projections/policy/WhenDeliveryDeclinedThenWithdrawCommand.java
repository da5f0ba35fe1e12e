package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.command.CommandCommand.WithdrawCommand;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryDeclined;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;

/** A command that came for an owner who gives the battery up is over, and Flip is told so. */
final class WhenDeliveryDeclinedThenWithdrawCommand implements Policy {

    @Override
    public Set<Class<?>> events() {
        return Set.of(DeliveryDeclined.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        return event.payload() instanceof DeliveryDeclined declined
                ? List.of(WithdrawCommand.released(declined.commandId(), event.storedAt()))
                : List.of();
    }
}
