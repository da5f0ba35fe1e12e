package energy.flipbridge.gateway.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The parameters of a question for what a battery measured, as they came. */
public record TelemetryQuestion(
        @Parameter(schema = @Schema(type = "string", format = "date-time")) @Nullable
        String from,

        @Parameter(description = "exclusive", schema = @Schema(type = "string", format = "date-time")) @Nullable
        String to,

        @Parameter(schema = @Schema(allowableValues = {"raw", "minute", "hour", "day"})) @Nullable
        String resolution) {

    public static final String LIMITS =
            "At most 6 hours raw, 3 days by minute, 92 days by hour, 1,098 days by day. Without from and to: the last "
                    + "hour. Without resolution: one that suits the range.";

    /** @throws energy.flipbridge.gateway.web.ProblemException when a parameter is wrong or the range too long for the resolution */
    public TelemetryRange range(Instant now) {
        return range(now, 1);
    }

    /**
     * @param batteries that share the longest range
     * @throws energy.flipbridge.gateway.web.ProblemException as above
     */
    TelemetryRange range(Instant now, int batteries) {
        return TelemetryRange.of(from, to, resolution, now, batteries);
    }
}
