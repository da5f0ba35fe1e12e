package energy.flipbridge.gateway.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The two moments between which a battery is to be compared, as they came. */
public record ChangesQuestion(
        @Parameter(
                description = "the earlier moment",
                schema = @Schema(type = "string", format = "date-time"),
                example = "2026-11-24T17:00:00.000Z")
        @Nullable
        String from,

        @Parameter(
                description = "the later moment; without it and toRevision: now",
                schema = @Schema(type = "string", format = "date-time"))
        @Nullable
        String to,

        @Parameter(
                description = "in place of from: right after the battery's event with this number",
                schema = @Schema(type = "integer", minimum = "0"))
        @Nullable
        String fromRevision,

        @Parameter(
                description = "in place of to: right after the battery's event with this number",
                schema = @Schema(type = "integer", minimum = "0"))
        @Nullable
        String toRevision) {

    record Choices(MomentChoice from, MomentChoice to) {}

    Choices choices(Instant now) {
        Parameters parameters = new Parameters();
        MomentChoice earlier = MomentChoice.of(parameters, "from", from, "fromRevision", fromRevision, now);
        MomentChoice later = MomentChoice.of(parameters, "to", to, "toRevision", toRevision, now);
        if (from == null && fromRevision == null) {
            parameters.wrong("from", "must be a time such as 2026-11-24T17:00:00.000Z; or give fromRevision");
        }
        parameters.check();
        return new Choices(earlier, later);
    }
}
