package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.api.UtcMillis;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Schema(name = "StoryEntry", description = "Something that happened, in no language: a page puts it into words")
record StoryResponse(
        @UtcMillis Instant at,

        @Schema(description = "more may come") StoryKind kind,

        @Schema(description = "the battery that it is about") @Nullable
        String thing,

        @Schema(description = "what is to be said about it, by kind")
        Map<String, Object> values) {}
