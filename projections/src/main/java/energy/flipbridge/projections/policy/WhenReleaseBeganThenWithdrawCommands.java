package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.command.CommandCommand.WithdrawCommand;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;

/** What the battery might still carry out for the owner who gives it up must not run. */
final class WhenReleaseBeganThenWithdrawCommands implements Policy {

    @Override
    public Set<Class<?>> events() {
        return Set.of(ReleaseBegan.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        return event.payload() instanceof ReleaseBegan began
                ? began.commands().stream()
                        .<Object>map(id -> WithdrawCommand.released(id, event.storedAt()))
                        .toList()
                : List.of();
    }
}
