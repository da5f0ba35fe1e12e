package energy.flipbridge.gateway.flip;

import energy.flipbridge.domain.flip.FlipIds;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A site's part in a programme as Flip has it (docs.flip.energy/api-6038143).
 *
 * @param things behind Flip's device ids
 * @param status PENDING, ACTIVE, NEEDS_ACTION, REJECTED, UNENROLLED, or one that we do not know
 * @param reason in Flip's or the utility's words, for the homeowner alone
 * @param updatedAt {@code null} when Flip does not say
 */
public record FlipEnrolment(
        String id,
        String programId,
        List<String> things,
        String status,
        @Nullable String reason,
        @Nullable Instant updatedAt) {

    static FlipEnrolment of(JsonNode enrollment) {
        String reason = FlipJson.text(enrollment.path("status_reason"));
        return new FlipEnrolment(
                enrollment.path("id").asString(""),
                enrollment.path("program_id").asString(""),
                FlipJson.texts(enrollment.path("device_ids")).stream()
                        .map(FlipIds::thing)
                        .toList(),
                enrollment.path("status").asString(""),
                reason == null ? null : FlipReply.bounded(reason),
                FlipJson.time(enrollment.path("updated_at")));
    }

    public boolean isOver() {
        return status.equals("UNENROLLED");
    }
}
