package energy.flipbridge.gateway.api;

import energy.flipbridge.projections.moments.Moment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Moment", description = "The moment at which a battery is shown, and what else was known then")
record MomentResponse(
        @UtcMillis Instant at,

        @Schema(
                description = "number of the battery's newest event then, counted from 0; null while it had none",
                example = "12")
        @Nullable
        Long revision,

        @Schema(description = "all events up to this place in the order of all count", example = "1742")
        long position,

        @Schema(description = "how many commands had arrived")
        long commandCount,

        @Schema(description = "its 200 newest commands as they were, the newest first")
        List<CommandResponse> commands,

        @Schema(description = "those that begin in the minute before, as far as they had arrived, oldest first")
        List<ReadingResponse> readings) {

    static MomentResponse of(Moment moment) {
        return new MomentResponse(
                moment.place().at(),
                moment.revision(),
                moment.place().position(),
                moment.commandCount(),
                moment.commands().stream().map(CommandResponse::inList).toList(),
                moment.readings().stream().map(ReadingResponse::of).toList());
    }
}
