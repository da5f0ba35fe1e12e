package energy.flipbridge.domain.home;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Flip's {@code status} of an event. */
public enum FlipEventStatus {
    UPCOMING,
    ACTIVE,
    COMPLETED,
    CANCELED,
    /** a value that Flip added after this was written */
    UNKNOWN;

    public static FlipEventStatus of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .orElse(UNKNOWN);
    }

    public boolean isOver() {
        return this == COMPLETED || this == CANCELED;
    }
}
