package energy.flipbridge.projections.unanswered;

import java.time.Duration;
import java.time.Instant;

/** For how long Flip has waited. It counts a command as failed after 15 minutes; the bridge gives it up after 14. */
public enum Band {
    UNDER_5(0),
    FROM_5(5),
    FROM_10(10),
    FROM_14(14);

    private final Duration from;

    Band(int minutes) {
        this.from = Duration.ofMinutes(minutes);
    }

    /** the first minute of it */
    public int minutes() {
        return (int) from.toMinutes();
    }

    /** what Flip ordered in our future, by its clock, it has not waited for yet */
    static Band of(Instant askedAt, Instant now) {
        Duration age = Duration.between(askedAt, now);
        Band found = UNDER_5;
        for (Band band : values()) {
            found = age.compareTo(band.from) >= 0 ? band : found;
        }
        return found;
    }
}
