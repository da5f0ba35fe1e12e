package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.command.CommandCommand.WithdrawCommand;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryBarred;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;

/** A command that came while its battery is stopped is over, and Flip is told why. */
final class WhenDeliveryBarredThenWithdrawCommand implements Policy {

    @Override
    public Set<Class<?>> events() {
        return Set.of(DeliveryBarred.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        return event.payload() instanceof DeliveryBarred barred
                ? List.of(WithdrawCommand.stopped(barred.commandId(), barred.reason(), event.storedAt()))
                : List.of();
    }
}
