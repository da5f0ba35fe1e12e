package energy.flipbridge.device;

import java.util.Collection;

/**
 * A fleet as it is now, counted since it started.
 *
 * @param devices how many batteries run
 * @param connected how many of them have the cloud
 * @param sent messages published
 * @param acked messages confirmed by the cloud
 * @param unsent readings that the cloud has not confirmed
 * @param dropped readings given up because a buffer was full
 * @param commands taken in
 */
public record FleetStatus(int devices, int connected, long sent, long acked, long unsent, long dropped, long commands) {

    static FleetStatus of(Collection<Battery> batteries) {
        FleetStatus sum = new FleetStatus(batteries.size(), 0, 0, 0, 0, 0, 0);
        for (Battery battery : batteries) {
            sum = sum.plus(battery.status());
        }
        return sum;
    }

    private FleetStatus plus(BatteryStatus one) {
        return new FleetStatus(
                devices,
                connected + (one.connected() ? 1 : 0),
                sent + one.sent(),
                acked + one.acked(),
                unsent + one.unsent(),
                dropped + one.dropped(),
                commands + one.commandsApplied());
    }
}
