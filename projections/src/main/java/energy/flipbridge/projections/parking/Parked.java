package energy.flipbridge.projections.parking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was set aside so that it does not stop the others, with what support needs to decide about it.
 *
 * @param at when it was parked last
 * @param attempts how often it was tried
 * @param cause of the last failure
 * @param subject what it is about
 * @param source where it came from
 * @param decision of support; {@code null} while there is none
 * @param expiresAt when it is erased; {@code null} while it waits for a decision
 */
public record Parked(
        ParkedId id,
        State state,
        Instant at,
        int attempts,
        String cause,
        String subject,
        String source,
        @Nullable Decision decision,
        @Nullable Instant expiresAt) {

    public enum State {
        /** waits for a decision */
        PARKED,
        /** went its usual way again */
        RETRIED,
        /** is not to be tried again */
        DISCARDED
    }

    /** @param reason {@code null} for a retry */
    public record Decision(String by, Instant at, @Nullable String reason) {}
}
