package energy.flipbridge.projections.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is to do the next thing about a command.
 *
 * @param since when it became their turn
 * @param until when it must be done; {@code null} when nothing presses
 * @param what is to be done, one sentence
 * @param late what is late and why, one sentence; {@code null} when nothing is
 */
public record Turn(
        Whose whose,
        Instant since,
        @Nullable Instant until,
        String what,
        @Nullable String late) {

    /** Those through whose hands a command goes. */
    public enum Whose {
        BRIDGE,
        DEVICE,
        FLIP,
        /** the command is over */
        NOBODY
    }

    Turn late(@Nullable String why) {
        return new Turn(whose, since, until, what, why);
    }
}
