package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.device.DeviceCommand.RecordCommissioning;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.home.HomeAggregate;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;

/** The device learns that Flip has it, from when on its readings are forwarded. */
final class WhenBatteryCommissionedThenRecordCommissioning implements Policy {

    @Override
    public Set<Class<?>> events() {
        return Set.of(BatteryCommissioned.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        if (event.payload() instanceof BatteryCommissioned commissioned) {
            String thing = commissioned.thing();
            return List.of(new RecordCommissioning(
                    thing,
                    event.metadata().get(HomeAggregate.OWNER) instanceof String owner ? owner : null,
                    commissioned.siteId(),
                    FlipIds.device(thing),
                    commissioned.alreadyKnown(),
                    commissioned.at()));
        }
        return List.of();
    }
}
