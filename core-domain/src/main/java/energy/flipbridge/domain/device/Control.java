package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.device.DeviceCommand.ResumeControl;
import energy.flipbridge.domain.device.DeviceCommand.StopControl;
import energy.flipbridge.domain.device.DeviceEvent.ControlResumed;
import energy.flipbridge.domain.device.DeviceEvent.ControlStopped;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryBarred;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** By what support keeps a device from being controlled; the device is under control again once no stop stands. */
record Control(Map<StopScope, ControlStopped> stops) {

    static final Control FREE = new Control(Map.of());

    /** A withdrawal is always delivered. */
    boolean bars(QueueForDelivery command) {
        return !command.withdrawal() && !stops.isEmpty();
    }

    Control stopped(ControlStopped event) {
        Map<StopScope, ControlStopped> changed = new TreeMap<>(stops);
        changed.put(event.scope(), event);
        return new Control(changed);
    }

    Control resumed(ControlResumed event) {
        Map<StopScope, ControlStopped> changed = new TreeMap<>(stops);
        changed.remove(event.scope());
        return new Control(changed);
    }

    static List<DeviceEvent> stop(Device device, StopControl command) {
        ControlStopped known = device.control().stops().get(command.scope());
        boolean isKnown = known != null
                && known.mode() == command.mode()
                && known.reason().equals(command.reason());
        return isKnown
                ? List.of()
                : List.of(new ControlStopped(
                        command.thing(),
                        command.scope(),
                        command.mode(),
                        command.reason(),
                        takenBack(device.deliveries(), command),
                        command.at()));
    }

    static List<DeviceEvent> resume(Device device, ResumeControl command) {
        return device.control().stops().containsKey(command.scope())
                ? List.of(new ControlResumed(command.thing(), command.scope(), command.reason(), command.at()))
                : List.of();
    }

    static List<DeviceEvent> bar(Device device, QueueForDelivery command) {
        ControlStopped stop = device.control().stops().values().iterator().next();
        return Queueing.isVain(device.deliveries(), command)
                ? List.of()
                : List.of(new DeliveryBarred(
                        command.thing(), command.commandId(), command.version(), stop.because(), command.at()));
    }

    private static List<String> takenBack(Deliveries deliveries, StopControl command) {
        return switch (command.mode()) {
            case STOP -> deliveries.live(command.at());
            case MONITOR_ONLY -> deliveries.unconfirmed(command.at());
        };
    }
}
