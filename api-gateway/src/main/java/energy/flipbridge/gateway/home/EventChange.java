package energy.flipbridge.gateway.home;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** The homeowner's say in one event. */
@Schema(name = "EventChange")
record EventChange(
        @Schema(description = "false opts out of the event, true back in") @Nullable
        Boolean participating,

        @Schema(description = "what is kept in reserve during the event")
        @Min(value = 0, message = "must be at least 0")
        @Max(value = 100, message = "must be at most 100")
        @Nullable
        Integer reservePercent) {

    @Schema(hidden = true)
    @AssertTrue(message = "or reservePercent is needed")
    boolean isAnythingGiven() {
        return participating != null || reservePercent != null;
    }
}
