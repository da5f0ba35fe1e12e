package energy.flipbridge.device.schedule;

import energy.flipbridge.domain.protocol.CommandResult;
import java.util.Optional;

/**
 * What the battery makes of one delivered command.
 *
 * @param schedule the schedule from now on
 * @param result what the cloud is told
 * @param command the command as scheduled; empty when it was withdrawn or rejected
 */
public record Decision(Schedule schedule, CommandResult result, Optional<ScheduledCommand> command) {}
