package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.web.WrongField;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
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

    /** @return what is missing */
    List<WrongField> missing() {
        return participating == null && reservePercent == null
                ? List.of(new WrongField("participating", "or reservePercent is needed"))
                : List.of();
    }
}
