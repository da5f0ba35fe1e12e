package energy.flipbridge.gateway.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The moment at which a battery is to be shown, as it came; neither for now. */
public record MomentQuestion(
        @Parameter(
                description = "the battery as it was then: with all that was stored by the end of that millisecond",
                schema = @Schema(type = "string", format = "date-time"),
                example = "2026-11-24T17:00:00.000Z")
        @Nullable
        String at,

        @Parameter(
                description = "the battery as it was right after its event with this number, counted from 0",
                schema = @Schema(type = "integer", minimum = "0"),
                example = "12")
        @Nullable
        String revision) {

    boolean isNow() {
        return at == null && revision == null;
    }

    MomentChoice choice(Instant now) {
        Parameters parameters = new Parameters();
        MomentChoice choice = MomentChoice.of(parameters, "at", at, "revision", revision, now);
        parameters.check();
        return choice;
    }
}
