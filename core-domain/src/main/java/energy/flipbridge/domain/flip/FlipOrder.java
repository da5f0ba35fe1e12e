package energy.flipbridge.domain.flip;

import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command as Flip ordered it, in the fields that decide anything; the verbatim JSON stands beside it.
 *
 * @param deviceId Flip's id of the device
 * @param status whether it is to happen
 * @param batteryCommands Flip's {@code battery_commands} object in canonical JSON (keys sorted, nulls left out), to
 *     compare with
 * @param createdAt Flip's creation time, which decides which of two overlapping commands is the newer
 * @param updatedAt orders the versions of a command
 * @param sentAt the webhook envelope's timestamp; orders versions with the same {@code updatedAt}
 * @param json Flip's object, verbatim
 */
public record FlipOrder(
        String commandId,
        String deviceId,
        FlipStatus status,
        Window window,
        String batteryCommands,
        Instant createdAt,
        Instant updatedAt,
        Instant sentAt,
        String json) {

    public String thing() {
        return FlipIds.thing(deviceId);
    }

    public boolean isOlderThan(FlipOrder other) {
        return updatedAt.isBefore(other.updatedAt)
                || (updatedAt.equals(other.updatedAt) && sentAt.isBefore(other.sentAt));
    }

    /** the order with the status that tells a device to drop it, as if Flip had canceled it */
    public FlipOrder withdrawn() {
        ObjectNode canceled = (ObjectNode) JsonMapper.shared().readTree(json);
        canceled.put("status", FlipStatus.CANCELED.name());
        return new FlipOrder(
                commandId,
                deviceId,
                FlipStatus.CANCELED,
                window,
                batteryCommands,
                createdAt,
                updatedAt,
                sentAt,
                canceled.toString());
    }

    /** the same order, known to be current as of a later update that changed nothing in it */
    public FlipOrder seenAt(Instant laterUpdate, Instant laterSent) {
        return new FlipOrder(
                commandId, deviceId, status, window, batteryCommands, createdAt, laterUpdate, laterSent, json);
    }

    /** a command never moves to another device, and is created once, whatever an update says */
    public FlipOrder asUpdateOf(FlipOrder known) {
        return new FlipOrder(
                commandId, known.deviceId, status, window, batteryCommands, known.createdAt, updatedAt, sentAt, json);
    }

    /** the order, worth delivering during another window than its own */
    public FlipOrder during(Window other) {
        return new FlipOrder(commandId, deviceId, status, other, batteryCommands, createdAt, updatedAt, sentAt, json);
    }

    /** whether a device that has the other must be told of this one; of withdrawn ones, only who withdrew them counts */
    public boolean differsFrom(FlipOrder other) {
        boolean isSameToRun = window.equals(other.window) && batteryCommands.equals(other.batteryCommands);
        return status != other.status || !(status.isWithdrawn() || isSameToRun);
    }
}
