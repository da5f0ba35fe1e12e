package energy.flipbridge.domain.device;

import java.time.Instant;
import java.util.List;

/** A device's rules and state without Axon around them, for tests of several aggregates together. */
public final class DeviceUnderTest {

    private Device device = Device.UNKNOWN;

    public List<DeviceEvent> decide(DeviceCommand command) {
        return DeviceDecisions.decide(device, command);
    }

    public void evolve(DeviceEvent event) {
        device = device.evolve(event);
    }

    public Instant lastStamp() {
        return device.deliveries().lastStamp();
    }

    public Instant mark() {
        return device.deliveries().mark();
    }

    public Object state() {
        return device;
    }
}
