package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.device.DeviceEvent.Released;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What keeps a device from carrying out what was ordered for a former owner.
 *
 * @param closed from the beginning of a release until somebody claims the device anew
 * @param doneAt when it was last released; what Flip ordered up to then was for a former owner
 * @param declined newest versions of commands that were turned away, also by a stop; recognises what comes twice
 */
record Release(boolean closed, Instant doneAt, Map<String, Integer> declined) {

    static final Release NONE = new Release(false, Instant.EPOCH, Map.of());

    private static final int MOST_DECLINED = 64;

    /** A withdrawal is always delivered. */
    boolean declines(QueueForDelivery command) {
        return !command.withdrawal() && (closed || !command.orderedAt().isAfter(doneAt));
    }

    boolean hasDeclined(QueueForDelivery command) {
        return declined.getOrDefault(command.commandId(), 0) >= command.version();
    }

    Release begun() {
        return new Release(true, doneAt, declined);
    }

    Release done(Released event) {
        return new Release(true, event.at(), declined);
    }

    Release claimed() {
        return new Release(false, doneAt, declined);
    }

    Release declined(String commandId, int version) {
        Map<String, Integer> changed = new TreeMap<>(declined.size() < MOST_DECLINED ? declined : Map.of());
        changed.put(commandId, version);
        return new Release(closed, doneAt, changed);
    }
}
