package energy.flipbridge.projections.policy;

import energy.flipbridge.domain.command.CommandCommand.AcknowledgeCommand;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Set;

/** What the device confirmed is told to each command, which counts it if that version is still current. */
final class WhenDeliveryConfirmedThenAcknowledgeCommand implements Policy {

    @Override
    public Set<Class<?>> events() {
        return Set.of(DeliveryConfirmed.class);
    }

    @Override
    public List<Object> react(ViewEvent event) {
        if (event.payload() instanceof DeliveryConfirmed confirmed) {
            return confirmed.deliveries().stream()
                    .<Object>map(delivery -> new AcknowledgeCommand(
                            delivery.commandId(),
                            delivery.version(),
                            delivery.stamp(),
                            delivery.outcome(),
                            delivery.reason(),
                            confirmed.at()))
                    .toList();
        }
        return List.of();
    }
}
