package energy.flipbridge.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "SearchResult", description = "What is known under an id")
record SearchResponse(
        @Schema(description = "what was looked for") String q,

        @Schema(description = "at most a few, since an id is one thing's or another's")
        List<HitResponse> items) {

    /** What an id may be of. */
    enum Kind {
        DEVICE,
        COMMAND,
        HOME,
        WEBHOOK,
        EVENT
    }

    @Schema(name = "SearchHit")
    record HitResponse(
            Kind kind,
            String id,

            @Schema(description = "thing name of the battery that it is about") @Nullable
            String thing,

            @Schema(
                    description = "route of this API that tells more; null when none does",
                    example = "/api/devices/garage")
            @Nullable
            String path,

            @Schema(description = "one sentence", example = "Flip sent command.created")
            String summary) {}
}
