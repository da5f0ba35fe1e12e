package energy.flipbridge.domain.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.protocol.CommandResult;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A battery reported one reading. The interval is fixed here and never derived again.
 *
 * @param key recognises the reading when it comes again: the device's epoch and sequence number, else the queue's
 *     message id
 * @param epoch see {@link energy.flipbridge.domain.protocol.TelemetryMessage.TimedReading}
 * @param startTime start of the interval
 * @param durationMillis length of the interval
 * @param receivedAt when AWS IoT had the message
 * @param sentAt the device's clock when it sent the message
 * @param ackedUpTo the device's high-water mark: it has every delivery stamped up to here
 * @param results what the device did with recent commands
 */
@Revision("1")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TelemetryReported(
        String thing,
        String key,
        @Nullable String epoch,
        @Nullable Long sequence,
        Instant startTime,
        long durationMillis,
        Instant receivedAt,
        @Nullable Instant sentAt,
        @Nullable Instant ackedUpTo,
        List<CommandResult> results,
        BatteryReading reading) {

    /** Jackson leaves an empty list out when it writes. */
    @SuppressWarnings("ConstantValue")
    public TelemetryReported {
        results = results == null ? List.of() : List.copyOf(results);
    }

    public Instant endTime() {
        return startTime.plusMillis(durationMillis);
    }
}
