package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryDeclined;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.device.DeviceEvent.Released;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A device is given up together with what was ordered for its owner. */
final class Releasing {

    private Releasing() {}

    static List<DeviceEvent> begin(Device device, String thing, Instant at) {
        return device.release().closed()
                ? List.of()
                : List.of(new ReleaseBegan(thing, device.deliveries().live(at), at));
    }

    static List<DeviceEvent> finish(Device device, String thing, Instant at) {
        List<DeviceEvent> events = new ArrayList<>(begin(device, thing, at));
        events.add(new Released(thing, at));
        return events;
    }

    static List<DeviceEvent> decline(Device device, QueueForDelivery command) {
        return Queueing.isVain(device.deliveries(), command)
                ? List.of()
                : List.of(new DeliveryDeclined(command.thing(), command.commandId(), command.version(), command.at()));
    }
}
