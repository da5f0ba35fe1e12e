package energy.flipbridge.domain.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A telemetry message as the bridge takes it from the queue.
 *
 * @param thing the thing whose topic carried the message
 * @param messageId the queue's id of the message
 * @param receivedAt when AWS IoT had it
 * @param ackedUpTo the device's high-water mark ({@code last_command_acked}), if it has one
 * @param sentAt the device's own clock when it sent the message, if it says so
 * @param readings one for the prototype's devices, one or several for newer ones, oldest first
 * @param results what the device did with recent commands
 */
public record TelemetryMessage(
        String thing,
        String messageId,
        Instant receivedAt,
        @Nullable Instant ackedUpTo,
        @Nullable Instant sentAt,
        List<TimedReading> readings,
        List<CommandResult> results) {

    /**
     * A reading with its interval, as far as the device knows it.
     *
     * @param epoch names the life of the device's counter; a factory reset starts another
     * @param sequence counts the readings of an epoch from 0
     */
    public record TimedReading(
            @Nullable String epoch,
            @Nullable Long sequence,
            @Nullable Instant startTime,
            @Nullable Long durationMillis,
            BatteryReading values) {}
}
