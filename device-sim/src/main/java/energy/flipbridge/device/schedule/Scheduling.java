package energy.flipbridge.device.schedule;

import energy.flipbridge.device.physics.Setting;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.flip.FlipOrderParser;
import energy.flipbridge.domain.protocol.CommandResult;
import energy.flipbridge.domain.protocol.CommandResult.Outcome;
import energy.flipbridge.domain.protocol.DeliveredCommand;
import energy.flipbridge.domain.protocol.Parsed;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides what becomes of a delivered command. A new version of a command replaces the older one, also when the new one
 * has to be rejected.
 */
public final class Scheduling {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int LONGEST_REASON = 200;

    private Scheduling() {}

    public static Decision decide(Schedule schedule, DeliveredCommand delivered, Limits limits, Instant now) {
        Schedule others = schedule.settled(now).without(delivered.id());
        try {
            return switch (FlipOrderParser.parse(
                    MAPPER.readTree(delivered.commandJson()), delivered.commandJson(), delivered.stamp())) {
                case Parsed.Refused<FlipOrder> refused -> rejected(others, delivered, refused.cause());
                case Parsed.Accepted<FlipOrder> order -> decide(others, delivered, order.value(), limits, now);
            };
        } catch (JacksonException e) {
            return rejected(others, delivered, "the command is not JSON");
        } catch (SettingReader.Impossible e) {
            return rejected(others, delivered, e.reason());
        }
    }

    private static Decision decide(
            Schedule others, DeliveredCommand delivered, FlipOrder order, Limits limits, Instant now) {
        if (order.status().isWithdrawn()) {
            return new Decision(others, result(delivered, Outcome.ACCEPTED, null), Optional.empty());
        }
        if (order.window().endsAt() != null && !order.window().endsAt().isAfter(now)) {
            return rejected(others, delivered, "the window was over when the command arrived");
        }
        if (others.commands().size() >= Schedule.MOST) {
            return rejected(others, delivered, "the schedule is full: " + Schedule.MOST + " commands");
        }
        SettingReader reader = new SettingReader(MAPPER.readTree(order.batteryCommands()), limits);
        Setting setting = reader.read();
        ScheduledCommand command = new ScheduledCommand(delivered.id(), order.createdAt(), order.window(), setting);
        String clamps = reader.clamps();
        CommandResult result = clamps.isEmpty()
                ? result(delivered, Outcome.ACCEPTED, null)
                : result(delivered, Outcome.CLAMPED, clamps);
        return new Decision(others.with(command), result, Optional.of(command));
    }

    private static Decision rejected(Schedule others, DeliveredCommand delivered, String reason) {
        return new Decision(others, result(delivered, Outcome.REJECTED, reason), Optional.empty());
    }

    private static CommandResult result(DeliveredCommand delivered, Outcome outcome, @Nullable String reason) {
        String bounded = reason == null || reason.length() <= LONGEST_REASON
                ? reason
                : reason.substring(0, LONGEST_REASON - 1) + "…";
        return new CommandResult(delivered.id(), delivered.stamp(), outcome, bounded);
    }
}
