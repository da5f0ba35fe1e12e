package energy.flipbridge.gateway.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How a request names a moment of a battery. */
sealed interface MomentChoice {

    /** With all that was stored by then. */
    record At(Instant time) implements MomentChoice {}

    /** Right after the battery's event with the number. */
    record Revision(String field, long number) implements MomentChoice {}

    /** Adds what is wrong to the parameters' errors. */
    static MomentChoice of(
            Parameters parameters,
            String timeField,
            @Nullable String time,
            String revisionField,
            @Nullable String revision,
            Instant now) {
        At newest = new At(now.truncatedTo(ChronoUnit.MILLIS));
        if (time != null && revision != null) {
            parameters.wrong(revisionField, "must come without " + timeField + ": each of them names a moment");
            return newest;
        }
        if (revision != null) {
            if (revision.matches("\\d{1,18}")) {
                return new Revision(revisionField, Long.parseLong(revision));
            }
            parameters.wrong(revisionField, "must be a number from 0, such as 12");
            return newest;
        }
        Instant at = parameters.time(timeField, time).orElse(null);
        if (at == null) {
            return newest;
        }
        if (at.isAfter(now)) {
            parameters.wrong(timeField, "must not be in the future; what is to come is not known");
        }
        return new At(at);
    }
}
