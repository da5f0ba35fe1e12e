package energy.flipbridge.projections.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A processor stands still on all nodes.
 *
 * @param byStaff {@code null} when only a replay needs it
 * @param isForReplay for the seconds in which a replay takes a view's place
 */
public record Pause(String processor, @Nullable ByStaff byStaff, boolean isForReplay) {

    public record ByStaff(String by, String reason, Instant at) {}
}
