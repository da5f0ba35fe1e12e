package energy.flipbridge.domain.home;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of the grid in which a home takes part, as Flip tells of it. The schedule is for people to read; batteries follow
 * commands.
 *
 * @param endsAt {@code null} while Flip does not know
 * @param reserves percentages that Flip holds for this event, by thing
 * @param updatedAt orders what is told of the event
 */
public record FlipEvent(
        String eventId,
        String programId,
        FlipEventStatus status,
        Instant startsAt,
        @Nullable Instant endsAt,
        boolean participating,
        List<Scheduled> schedule,
        Map<String, Integer> reserves,
        Instant updatedAt) {

    /**
     * What batteries are to do during a part of the event.
     *
     * @param mode Flip's battery mode
     * @param preparatory whether it only gets the batteries ready
     */
    public record Scheduled(
            List<String> things,
            String mode,
            Instant startsAt,
            @Nullable Instant endsAt,
            boolean preparatory) {}

    /** Of two with the same time, Flip never goes back from an end to a beginning. */
    boolean isNewerThan(FlipEvent other) {
        return updatedAt.isAfter(other.updatedAt)
                || (updatedAt.equals(other.updatedAt) && status.compareTo(other.status) > 0);
    }
}
