package energy.flipbridge.gateway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import energy.flipbridge.projections.replay.Digest;
import energy.flipbridge.projections.replay.ReplayRun;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The newest replay of a view. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Replay")
record ReplayResponse(
        String view,

        @Schema(
                description = "building: folded beside the view that people read, or waiting for a node; switching: "
                        + "the view stands still for the seconds in which both are compared and the new one takes its "
                        + "place",
                allowableValues = {"building", "switching", "done", "failed", "canceled"})
        String state,

        @Schema(description = "who asked for it", example = "support:ada")
        String by,

        String reason,

        @UtcMillis Instant requestedAt,

        @Schema(
                description =
                        "after which events are folded into a copy of the view; for a replay of all there is none",
                nullable = true)
        @Nullable
        Long fromPosition,

        @Schema(description = "when a node took it up", nullable = true) @UtcMillis @Nullable
        Instant startedAt,

        @Schema(nullable = true) @UtcMillis @Nullable Instant endedAt,

        @Schema(description = "up to which all events are folded")
        long position,

        @Schema(description = "the newest event that the view held when it was looked at last")
        long target,

        @Schema(description = "events that were read in a second, on average")
        double eventsPerSecond,

        @Schema(description = "how long it takes from here, as far as can be told", nullable = true) @Nullable
        Long secondsLeft,

        @Schema(description = "of the view that is replaced", nullable = true) @Nullable
        Contents before,

        @Schema(description = "of what takes its place, at the same position", nullable = true) @Nullable
        Contents after,

        @Schema(description = "whether both held the same", nullable = true) @Nullable
        Boolean equal,

        @Schema(description = "how many events the view could not fold")
        long unfoldable,

        @Schema(description = "the first of them, with their cause")
        List<String> unfoldableExamples,

        @Schema(description = "who does not want it any more", nullable = true) @Nullable
        String canceledBy,

        @Schema(description = "why it failed, or why it is tried again", nullable = true) @Nullable
        String failure) {

    @Schema(name = "ViewContents")
    record Contents(
            long documents,

            @Schema(description = "the sum, modulo 2^256, of the SHA-256 of each document with its fields sorted")
            String hash) {}

    static ReplayResponse of(ReplayRun run) {
        return new ReplayResponse(
                run.view(),
                run.state().name().toLowerCase(Locale.ROOT),
                run.request().by(),
                run.request().reason(),
                run.request().at(),
                run.request().fromPosition(),
                run.startedAt(),
                run.endedAt(),
                run.position(),
                run.target(),
                run.eventsPerSecond(),
                run.remaining().map(Duration::toSeconds).orElse(null),
                contents(run.before()),
                contents(run.after()),
                run.isEqual().orElse(null),
                run.unfoldable(),
                run.examples(),
                run.canceledBy(),
                run.failure());
    }

    private static @Nullable Contents contents(@Nullable Digest digest) {
        return digest == null ? null : new Contents(digest.documents(), digest.hash());
    }
}
