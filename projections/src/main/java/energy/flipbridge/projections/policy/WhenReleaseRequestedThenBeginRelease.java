package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.device.DeviceCommand.BeginRelease;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;

/** A battery that leaves its home stops at once what was ordered for its owner. */
final class WhenReleaseRequestedThenBeginRelease implements Policy {

    @Override
    public Set<Class<?>> events() {
        return Set.of(ReleaseRequested.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        return event.payload() instanceof ReleaseRequested requested
                ? List.of(new BeginRelease(requested.thing(), requested.owner(), requested.siteId(), requested.at()))
                : List.of();
    }
}
