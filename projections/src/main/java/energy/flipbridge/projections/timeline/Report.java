package energy.flipbridge.projections.timeline;

import energy.flipbridge.domain.command.CommandEvent.Concluded;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.projections.timeline.Turn.Whose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outcome that Flip is to be told.
 *
 * @param status Flip's {@code device_status}
 * @param since when the outcome was there
 * @param firstFailedAt when Flip could first not be told; {@code null} while it was not tried
 * @param cause why the last attempt failed; empty while none did
 */
public record Report(
        int version, String status, Instant since, @Nullable Instant firstFailedAt, int attempts, String cause) {

    static Report of(Concluded event, Instant at) {
        return new Report(event.version(), event.outcome().status().name(), at, null, 0, "");
    }

    Report failed(OutcomeAttemptFailed event, Instant at) {
        return event.version() == version
                ? new Report(
                        version,
                        status,
                        since,
                        firstFailedAt == null ? at : firstFailedAt,
                        event.attempt(),
                        event.cause())
                : this;
    }

    /** @param deadline when Flip must have been told */
    public Turn turn(@Nullable Instant deadline, Instant now) {
        if (firstFailedAt == null) {
            Turn turn = new Turn(Whose.BRIDGE, since, deadline, "The bridge tells Flip " + status, null);
            return turn.late(Late.ours(since, now, "Flip has not been told " + status));
        }
        String tries = attempts == 1 ? "1 attempt" : attempts + " attempts";
        return new Turn(
                Whose.FLIP,
                firstFailedAt,
                deadline,
                "Flip takes " + status + ", which the bridge offers again and again",
                "Flip could not be told in " + tries + "; the last failed: " + cause);
    }
}
