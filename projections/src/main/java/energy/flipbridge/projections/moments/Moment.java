package energy.flipbridge.projections.moments;

import energy.flipbridge.projections.commands.CommandDetails;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.telemetry.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as it was.
 *
 * @param revision number of the newest event in the device's stream then, counted from 0; {@code null} while it had none
 * @param commandCount how many commands had arrived
 * @param commands the newest of them, the newest first
 * @param readings those that begin in the minute before, as far as they had arrived, oldest first
 */
public record Moment(
        Place place,
        @Nullable Long revision,
        DeviceDetails device,
        long commandCount,
        List<CommandDetails> commands,
        List<Reading> readings) {

    public Moment {
        commands = List.copyOf(commands);
        readings = List.copyOf(readings);
    }
}
