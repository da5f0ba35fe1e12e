package energy.flipbridge.domain.home;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Flip's {@code status} of an enrolment. */
public enum EnrolmentStatus {
    /** under the utility's review */
    PENDING,
    ACTIVE,
    /** Flip asks the homeowner for something by mail */
    NEEDS_ACTION,
    /** for good */
    REJECTED,
    UNENROLLED,
    /** a value that Flip added after this was written */
    UNKNOWN;

    public static EnrolmentStatus of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** @return whether there is something to leave */
    public boolean isLive() {
        return this != UNENROLLED && this != REJECTED;
    }
}
