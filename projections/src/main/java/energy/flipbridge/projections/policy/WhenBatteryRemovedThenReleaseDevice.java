package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.device.DeviceCommand.ReleaseDevice;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;

/** Once Flip does not have the battery any more, somebody else may claim it. */
final class WhenBatteryRemovedThenReleaseDevice implements Policy {

    @Override
    public Set<Class<?>> events() {
        return Set.of(BatteryRemoved.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        return event.payload() instanceof BatteryRemoved removed
                ? List.of(new ReleaseDevice(removed.thing(), removed.owner(), removed.siteId(), removed.at()))
                : List.of();
    }
}
