package energy.flipbridge.projections.safety;

import energy.flipbridge.domain.device.StopMode;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What support stopped by one order, or has since let go on.
 *
 * @param subject the thing, or the site of the home; {@code null} for the fleet
 * @param standing whether it is stopped still
 * @param reason in support's words, of the stop or, once it is lifted, for that
 * @param since when it was stopped
 * @param actor who stopped or lifted it
 * @param eventId of the event by which it stands or was lifted
 */
public record KnownStop(
        StopScope scope,
        @Nullable String subject,
        StopMode mode,
        boolean standing,
        String reason,
        Instant since,
        @Nullable String actor,
        String eventId,
        @Nullable String correlationId) {

    static KnownStop of(Document document) {
        return new KnownStop(
                StopScope.valueOf(document.getString("scope")),
                document.getString("subject"),
                StopMode.valueOf(document.getString("mode")),
                document.getBoolean("standing"),
                document.getString("reason"),
                Objects.requireNonNull(Values.instant(document, "since")),
                document.getString("actor"),
                document.getString("eventId"),
                document.getString("correlationId"));
    }
}
