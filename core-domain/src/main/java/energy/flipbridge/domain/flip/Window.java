package energy.flipbridge.domain.flip;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a command is to run.
 *
 * @param endsAt {@code null} when it runs until it is replaced
 */
public record Window(Instant startsAt, @Nullable Instant endsAt) {

    /** how long an open-ended command or its withdrawal is worth delivering */
    private static final Duration LONGEST_OPEN = Duration.ofDays(30);

    /** the moment after which delivering it makes no sense */
    public Instant deliverUntil() {
        return endsAt == null ? startsAt.plus(LONGEST_OPEN) : endsAt;
    }

    /**
     * Whether a newer command with the other window takes this one's place at once. An open-ended command that starts
     * before the other runs until then, as Flip says ("null = until replaced").
     */
    public boolean isReplacedBy(Window newer) {
        if (endsAt == null && startsAt.isBefore(newer.startsAt)) {
            return false;
        }
        boolean startsBeforeNewerEnds = newer.endsAt == null || startsAt.isBefore(newer.endsAt);
        boolean endsAfterNewerStarts = endsAt == null || endsAt.isAfter(newer.startsAt);
        return startsBeforeNewerEnds && endsAfterNewerStarts;
    }
}
