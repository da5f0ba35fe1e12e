package energy.flipbridge.device;

import energy.flipbridge.device.physics.Setting;
import energy.flipbridge.device.schedule.ScheduledCommand;
import energy.flipbridge.device.telemetry.BufferedReading;
import energy.flipbridge.domain.protocol.CommandResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What happens to a battery that somebody may want to see. */
public sealed interface BatteryEvent {

    /** @param sessionPresent whether the cloud kept what was sent while the battery was away */
    record Connected(boolean sessionPresent) implements BatteryEvent {}

    /** @param refused whether the cloud does not want this device: only an operator can help */
    record Offline(String cause, boolean refused, Duration retryIn) implements BatteryEvent {}

    /**
     * A command that was not known, taken into the durable schedule or rejected.
     *
     * @param command as scheduled; empty when it was withdrawn or rejected
     * @param nanoTime when its message arrived, by {@link System#nanoTime()}
     */
    record CommandReceived(CommandResult result, Optional<ScheduledCommand> command, long nanoTime)
            implements BatteryEvent {}

    record CommandStarted(String commandId, Setting setting) implements BatteryEvent {}

    /** @param cause why: its window is over, it was withdrawn, or another took its place */
    record CommandEnded(String commandId, String cause) implements BatteryEvent {}

    /** The cloud has taken a message. @param readings the keys of those in it, see {@link BufferedReading#key()} */
    record Acknowledged(List<String> readings) implements BatteryEvent {}

    /** Something is wrong that the battery survives, in words. */
    record Trouble(String what) implements BatteryEvent {}
}
