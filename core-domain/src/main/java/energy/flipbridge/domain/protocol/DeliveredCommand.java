package energy.flipbridge.domain.protocol;

import java.time.Instant;

/**
 * One entry of a commands message. The device uses {@code created_at} (the delivery stamp) and {@code command_json}.
 *
 * @param id Flip's id of the command
 * @param flipDeviceId Flip's id of the device
 * @param stamp travels as {@code created_at} and comes back as {@code last_command_acked}
 * @param commandJson Flip's command object, verbatim
 */
public record DeliveredCommand(String id, String flipDeviceId, Instant stamp, String commandJson) {}
