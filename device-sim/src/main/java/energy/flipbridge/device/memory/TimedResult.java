package energy.flipbridge.device.memory;

import energy.flipbridge.domain.protocol.CommandResult;
import java.time.Instant;

/** @param at when the battery decided, by its own clock */
public record TimedResult(Instant at, CommandResult result) {}
