package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.command.CommandCommand.SupersedeCommand;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;

/** The device sees that two commands overlap; the older one learns that it is over. */
final class WhenDeliverySupersededThenSupersedeCommand implements Policy {

    @Override
    public Set<Class<?>> events() {
        return Set.of(DeliverySuperseded.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        return event.payload() instanceof DeliverySuperseded superseded
                ? List.of(new SupersedeCommand(superseded.commandId(), superseded.by(), event.storedAt()))
                : List.of();
    }
}
