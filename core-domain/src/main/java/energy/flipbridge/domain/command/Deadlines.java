package energy.flipbridge.domain.command;

import energy.flipbridge.domain.command.CommandEvent.CommandExpired;
import energy.flipbridge.domain.command.CommandEvent.CommandFailed;
import energy.flipbridge.domain.flip.FlipOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Until when the device's answer counts. */
final class Deadlines {

    /** Flip counts a command as failed that is not confirmed within 15 minutes (Flip: Control page). */
    private static final Duration FLIPS_PATIENCE = Duration.ofMinutes(15);

    /** time to tell Flip, with some retries */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private Deadlines() {}

    static Instant of(FlipOrder order) {
        return order.updatedAt().plus(FLIPS_PATIENCE).minus(MARGIN);
    }

    static List<CommandEvent> check(FlipCommand known, Instant now) {
        if (!known.isPending()) {
            return List.of();
        }
        boolean isWindowOver = !known.order().window().deliverUntil().isAfter(now);
        if (known.isPast(now)) {
            return List.of(new CommandExpired(
                    known.order().commandId(), known.order().thing(), known.version(), offline(true), now));
        }
        if (isWindowOver || !known.deadline().isAfter(now)) {
            return List.of(new CommandFailed(
                    known.order().commandId(),
                    known.order().thing(),
                    known.version(),
                    known.isWithdrawn() ? null : known.takenBack(),
                    offline(isWindowOver),
                    now));
        }
        return List.of();
    }

    private static Outcome offline(boolean isWindowOver) {
        return Outcome.offline(
                isWindowOver ? "the window ended before the battery confirmed" : "the battery did not confirm in time");
    }
}
