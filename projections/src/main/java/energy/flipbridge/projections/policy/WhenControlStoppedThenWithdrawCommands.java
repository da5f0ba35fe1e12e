package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.command.CommandCommand.WithdrawCommand;
import energy.flipbridge.domain.device.DeviceEvent.ControlStopped;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;

/** What the battery might still carry out although support stopped it must not run. */
final class WhenControlStoppedThenWithdrawCommands implements Policy {

    @Override
    public Set<Class<?>> events() {
        return Set.of(ControlStopped.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        return event.payload() instanceof ControlStopped stopped
                ? stopped.commands().stream()
                        .<Object>map(id -> WithdrawCommand.stopped(id, stopped.because(), event.storedAt()))
                        .toList()
                : List.of();
    }
}
