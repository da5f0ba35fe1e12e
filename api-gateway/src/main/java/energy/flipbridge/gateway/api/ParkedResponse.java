package energy.flipbridge.gateway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import energy.flipbridge.projections.parking.Parked;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something parked, as support sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Parked")
record ParkedResponse(
        @Schema(example = "reading-6f1c1ac6-5b8f-3f0e-8d0c-0a2b7d3f9c11")
        String id,

        @Schema(allowableValues = {"event", "message", "reading"})
        String kind,

        @Schema(allowableValues = {"parked", "retried", "discarded"})
        String state,

        @Schema(description = "when it was parked last") @UtcMillis
        Instant at,

        @Schema(description = "how often it was tried") int attempts,

        @Schema(description = "why the last attempt failed") String cause,

        @Schema(description = "what it is about") String subject,

        @Schema(description = "where it came from") String source,

        @Schema(nullable = true) @Nullable Decision decision,

        @Schema(description = "when it is erased; once support has decided", nullable = true) @UtcMillis @Nullable
        Instant expiresAt,

        @Schema(description = "as it came, at most 64 KiB of characters; not in lists", nullable = true) @Nullable
        String content,

        @Schema(description = "whether content is only the beginning", nullable = true) @Nullable
        Boolean contentIsCut) {

    private static final int LONGEST_CONTENT = 64 * 1024;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ParkedDecision")
    record Decision(
            @Schema(example = "support:ada") String by,

            @UtcMillis Instant at,

            @Schema(nullable = true) @Nullable String reason) {}

    static ParkedResponse inList(Parked parked) {
        return response(parked, null, null);
    }

    static ParkedResponse of(Parked parked, Optional<String> content) {
        return content.map(text -> text.length() <= LONGEST_CONTENT
                        ? response(parked, text, false)
                        : response(parked, text.substring(0, LONGEST_CONTENT), true))
                .orElseGet(() -> inList(parked));
    }

    private static ParkedResponse response(Parked parked, @Nullable String content, @Nullable Boolean isCut) {
        Parked.Decision decision = parked.decision();
        return new ParkedResponse(
                parked.id().toString(),
                parked.id().kind().word(),
                parked.state().name().toLowerCase(Locale.ROOT),
                parked.at(),
                parked.attempts(),
                parked.cause(),
                parked.subject(),
                parked.source(),
                decision == null ? null : new Decision(decision.by(), decision.at(), decision.reason()),
                parked.expiresAt(),
                content,
                isCut);
    }
}
