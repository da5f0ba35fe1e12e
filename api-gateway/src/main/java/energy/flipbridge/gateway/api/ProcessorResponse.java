package energy.flipbridge.gateway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import energy.flipbridge.gateway.processing.ProcessorDetails;
import energy.flipbridge.gateway.processing.ProcessorDetails.SegmentDetails;
import energy.flipbridge.projections.replay.Pause;
import energy.flipbridge.projections.replay.Pause.ByStaff;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What carries events to one view, or to the policies. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Processor")
record ProcessorResponse(
        String name,

        @Schema(allowableValues = {"view", "policies"}) String kind,

        @Schema(
                description = "failing and stopped are of the node that answers",
                allowableValues = {"running", "paused", "failing", "stopped"})
        String state,

        @Schema(description = "up to which all events are handled; -1 when there is none")
        long position,

        @Schema(description = "of the newest event") long head,

        @Schema(description = "how many events it is behind")
        long lag,

        @Schema(description = "by which the position rose in the last half minute")
        double eventsPerSecond,

        List<Segment> segments,

        @Schema(description = "when staff have paused it", nullable = true) @Nullable
        Paused pause,

        @Schema(description = "whether it stands still for the seconds in which a replay takes the view's place")
        boolean pausedForReplay) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProcessorSegment")
    record Segment(
            int segment,

            long position,

            @Schema(description = "the process that holds it", nullable = true) @Nullable
            String node,

            @Schema(description = "whether that is the one that answers")
            boolean here) {}

    @Schema(name = "ProcessorPause")
    record Paused(
            @Schema(example = "support:ada") String by,

            String reason,

            @UtcMillis Instant at) {}

    static ProcessorResponse of(ProcessorDetails processor) {
        Pause pause = processor.pause();
        return new ProcessorResponse(
                processor.name(),
                processor.isView() ? "view" : "policies",
                processor.state().name().toLowerCase(Locale.ROOT),
                processor.position(),
                processor.head(),
                processor.lag(),
                processor.eventsPerSecond(),
                processor.segments().stream().map(ProcessorResponse::segment).toList(),
                pause == null ? null : paused(pause.byStaff()),
                pause != null && pause.isForReplay());
    }

    private static Segment segment(SegmentDetails segment) {
        return new Segment(segment.segment(), segment.position(), segment.node(), segment.isHere());
    }

    private static @Nullable Paused paused(@Nullable ByStaff pause) {
        return pause == null ? null : new Paused(pause.by(), pause.reason(), pause.at());
    }
}
