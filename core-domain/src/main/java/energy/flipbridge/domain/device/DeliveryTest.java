package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.flip.FlipStatus;
import energy.flipbridge.domain.flip.Window;
import energy.flipbridge.domain.protocol.Timestamps;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a device to show that commands reach it: it gets the withdrawal of a command that there never was, confirms it by
 * its mark as it does any other, and does nothing. Flip hears nothing of it.
 */
public final class DeliveryTest {

    /** how long it is worth delivering */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final String PREFIX = "test-";

    private DeliveryTest() {}

    /** @param number that no other test of the device has */
    public static String id(String number) {
        return PREFIX + number;
    }

    /** Flip's ids are UUIDs. */
    public static boolean isTest(String commandId) {
        return commandId.startsWith(PREFIX);
    }

    public static QueueForDelivery queue(String thing, String id, Instant at) {
        Window window = new Window(at, at.plus(PATIENCE));
        return new QueueForDelivery(thing, id, 1, window, true, at, json(thing, id, at), at);
    }

    /** as Flip sends a command that it has canceled */
    private static String json(String thing, String id, Instant at) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("id", id).put("device_id", FlipIds.device(thing));
        json.put("starts_at", Timestamps.format(at)).put("ends_at", Timestamps.format(at.plus(PATIENCE)));
        json.put("duration_s", PATIENCE.toSeconds()).put("is_preparatory_action", false);
        json.putObject("battery_commands").put("mode", "SELF_CONSUMPTION");
        json.put("status", FlipStatus.CANCELED.name()).put("device_status", "PENDING");
        json.put("created_at", Timestamps.format(at)).put("updated_at", Timestamps.format(at));
        return json.toString();
    }
}
