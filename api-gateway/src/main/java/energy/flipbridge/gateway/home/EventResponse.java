package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.home.FlipEvent.Scheduled;
import energy.flipbridge.domain.home.FlipEventStatus;
import energy.flipbridge.gateway.api.UtcMillis;
import energy.flipbridge.projections.commands.CommandDetails;
import energy.flipbridge.projections.commands.CommandStatus;
import energy.flipbridge.projections.homes.FlipEventDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "FlipEvent", description = "An event of the grid in which the home takes part, or may")
record EventResponse(
        String eventId,
        String programId,
        FlipEventStatus status,
        @UtcMillis Instant startsAt,

        @Schema(description = "null: until replaced") @UtcMillis @Nullable
        Instant endsAt,

        boolean participating,

        @Schema(description = "what the batteries are to do, for people to read")
        List<SlotResponse> schedule,

        @Schema(description = "what is kept in reserve during this event, percent; null when nothing is set for it")
        @Nullable
        Integer reservePercent,

        @Schema(description = "what the batteries were told for it, and what they answered")
        List<EventCommandResponse> commands) {

    @Schema(name = "ScheduleItem")
    record SlotResponse(
            List<String> things,
            @Schema(example = "DISCHARGE") String mode,
            @UtcMillis Instant startsAt,
            @UtcMillis @Nullable Instant endsAt,

            @Schema(description = "whether it only gets the batteries ready")
            boolean preparatory) {

        static SlotResponse of(Scheduled scheduled) {
            return new SlotResponse(
                    scheduled.things(),
                    scheduled.mode(),
                    scheduled.startsAt(),
                    scheduled.endsAt(),
                    scheduled.preparatory());
        }
    }

    @Schema(name = "EventCommand")
    record EventCommandResponse(
            String commandId,
            String thing,
            @Schema(description = "as of a command") CommandStatus status,

            @Schema(description = "when the battery confirmed it") @UtcMillis @Nullable
            Instant acknowledgedAt) {

        static EventCommandResponse of(CommandDetails command, CommandStatus status) {
            return new EventCommandResponse(command.commandId(), command.thing(), status, command.ackedAt());
        }
    }

    static EventResponse of(FlipEventDetails event, Instant now, List<EventCommandResponse> commands) {
        return new EventResponse(
                event.eventId(),
                event.programId(),
                status(event, now),
                event.startsAt(),
                event.endsAt(),
                event.participating(),
                event.schedule().stream().map(SlotResponse::of).toList(),
                event.reserves().values().stream()
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                commands);
    }

    /** Flip need not say that an event begins or ends; the clock does. */
    static FlipEventStatus status(FlipEventDetails event, Instant now) {
        if (event.status().isOver()) {
            return event.status();
        }
        Instant endsAt = event.endsAt();
        if (endsAt != null && !now.isBefore(endsAt)) {
            return FlipEventStatus.COMPLETED;
        }
        boolean hasBegun = event.status() == FlipEventStatus.ACTIVE || !now.isBefore(event.startsAt());
        return hasBegun ? FlipEventStatus.ACTIVE : FlipEventStatus.UPCOMING;
    }

    /** as it will be once the view has seen the change that Flip took */
    EventResponse changed(@Nullable Boolean nowParticipating, @Nullable Integer reserve) {
        return new EventResponse(
                eventId,
                programId,
                status,
                startsAt,
                endsAt,
                nowParticipating == null ? participating : nowParticipating,
                schedule,
                reserve == null ? reservePercent : reserve,
                commands);
    }
}
