package energy.flipbridge.device;

import energy.flipbridge.domain.protocol.CommandsMessage;
import energy.flipbridge.domain.protocol.DeliveredCommand;
import energy.flipbridge.domain.protocol.Timestamps;
import java.time.Instant;
import java.util.List;

/** Commands as Flip and the bridge write them. */
public final class Commands {

    private Commands() {}

    public static DeliveredCommand command(String id, Instant stamp, String json) {
        return new DeliveredCommand(id, "device::garage-battery", stamp, json);
    }

    /** @param endsAt a quoted time, or {@code null} as text */
    public static String json(String id, Instant startsAt, String endsAt, String status, String batteryCommands) {
        return """
                {"id":"%s","device_id":"device::garage-battery","starts_at":"%s","ends_at":%s,"duration_s":null,\
                "is_preparatory_action":false,"battery_commands":%s,"status":"%s","device_status":"PENDING",\
                "created_at":"%s","updated_at":"%s"}""".formatted(
                        id,
                        Timestamps.format(startsAt),
                        endsAt,
                        batteryCommands,
                        status,
                        "2026-06-30T18:00:00.000Z",
                        "2026-06-30T18:00:00.000Z");
    }

    public static String discharge(String id, Instant startsAt, Instant endsAt, double watts) {
        return json(
                id,
                startsAt,
                "\"" + Timestamps.format(endsAt) + "\"",
                "OK",
                "{\"mode\":\"DISCHARGE\",\"power_mode\":\"SETPOINT\",\"setpoint_w\":" + watts
                        + ",\"backup_reserve_percentage\":20}");
    }

    public static byte[] message(DeliveredCommand... commands) {
        return CommandsMessage.of(List.of(commands)).json();
    }
}
