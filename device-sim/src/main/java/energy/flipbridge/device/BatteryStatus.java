package energy.flipbridge.device;

import energy.flipbridge.device.memory.BatteryMemory;
import energy.flipbridge.device.memory.TimedResult;
import energy.flipbridge.device.physics.Plant;
import energy.flipbridge.device.physics.Setting;
import energy.flipbridge.device.schedule.ScheduledCommand;
import energy.flipbridge.domain.protocol.CommandResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A battery as it is now. Power in W, energy in Wh.
 *
 * @param running the id of the command being carried out
 * @param mark the newest {@code created_at} taken in
 * @param schedule what is planned or running, the oldest creation first
 * @param results of the last 24 hours, oldest first
 * @param commandsApplied since the start of this process
 * @param sent messages published since the start of this process
 * @param acked messages confirmed by the cloud since the start of this process
 * @param unsent readings that the cloud has not confirmed
 * @param dropped readings given up because the buffer was full
 */
public record BatteryStatus(
        String thing,
        boolean connected,
        Setting setting,
        Optional<String> running,
        double stored,
        double capacity,
        double chargePower,
        double dischargePower,
        double solarPower,
        double homePower,
        @Nullable Instant mark,
        List<ScheduledCommand> schedule,
        List<CommandResult> results,
        long commandsApplied,
        long sent,
        long acked,
        int unsent,
        long dropped) {

    static BatteryStatus of(BatteryConfig config, String thing, boolean connected, Firmware firmware, Outbox outbox) {
        BatteryMemory state = firmware.memory().state();
        Operation operation = firmware.operation();
        Plant plant = operation.plant();
        return new BatteryStatus(
                thing,
                connected,
                operation.setting(),
                operation.running().map(ScheduledCommand::id),
                plant.stored(),
                config.installation().rating().capacity(),
                plant.last().chargePower(),
                plant.last().dischargePower(),
                plant.conditions().solarPower(),
                plant.conditions().homePower(),
                state.mark(),
                state.schedule().commands(),
                state.results().stream().map(TimedResult::result).toList(),
                firmware.applied(),
                outbox.sent(),
                outbox.acked(),
                state.unsent().size(),
                state.dropped());
    }

    /** percent */
    public double stateOfCharge() {
        return 100 * stored / capacity;
    }
}
