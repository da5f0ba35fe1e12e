package energy.flipbridge.gateway.api;

import energy.flipbridge.projections.commands.CommandDetails;
import energy.flipbridge.projections.commands.CommandDetails.Reported;
import energy.flipbridge.projections.commands.CommandStatus;
import energy.flipbridge.projections.commands.Step;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Command", description = "A command of Flip's as it stands")
record CommandResponse(
        @Schema(description = "Flip's id") String commandId,
        @Schema(example = "garage-battery") @Nullable String thing,

        @Schema(description = "ACKED, REJECTED and WITHDRAWN only on the battery's word") @Nullable
        CommandStatus status,

        @Schema(description = "the newest version that the battery is to be told; counts from 1")
        int version,

        @Schema(description = "Flip's status: OK, CANCELED or OPT_OUT", example = "OK") @Nullable
        String flipStatus,

        @Schema(example = "DISCHARGE") @Nullable String mode,

        @Schema(description = "W; the mode gives the direction", example = "4000") @Nullable
        Double setpointW,

        @UtcMillis @Nullable Instant startsAt,

        @Schema(description = "null: until replaced") @UtcMillis @Nullable
        Instant endsAt,

        @UtcMillis @Nullable Instant receivedAt,

        @Schema(description = "when Flip must have been told the outcome, less a margin") @UtcMillis @Nullable
        Instant deadline,

        @Schema(description = "the newest delivery's stamp, which the battery confirms") @UtcMillis @Nullable
        Instant stamp,

        @Schema(description = "how often the newest delivery was handed to AWS IoT")
        int publishAttempts,

        @UtcMillis @Nullable Instant publishedAt,
        @UtcMillis @Nullable Instant ackedAt,

        @Schema(
                description =
                        "why it is not to run: CANCELED, OPTED_OUT, ENDED, SUPERSEDED, REJECTED, RELEASED or STOPPED")
        @Nullable
        String withdrawal,

        @UtcMillis @Nullable Instant withdrawalConfirmedAt,
        @Nullable OutcomeResponse outcome,

        @Schema(description = "what Flip sent, verbatim; not in lists") @Nullable
        String json,

        @Schema(description = "what happened, oldest first; not in lists")
        List<StepResponse> steps,

        @Schema(description = "how many steps the bounded list has dropped")
        int stepsLeftOut) {

    @Schema(name = "Outcome", description = "What Flip is told of the command")
    record OutcomeResponse(
            @Schema(description = "Flip's device_status", example = "OK")
            String status,

            @Nullable String reason,
            @UtcMillis Instant at,
            @Schema(description = "whether Flip has it") boolean reported,
            @UtcMillis @Nullable Instant reportedAt,

            @Schema(description = "Flip's HTTP status", example = "200") @Nullable
            Integer answer,

            @Schema(description = "how often Flip could not be told")
            int failedAttempts,

            @Nullable String lastFailure) {

        static @Nullable OutcomeResponse of(@Nullable Reported outcome) {
            return outcome == null
                    ? null
                    : new OutcomeResponse(
                            outcome.status(),
                            outcome.reason(),
                            outcome.at(),
                            outcome.reportedAt() != null,
                            outcome.reportedAt(),
                            outcome.answer(),
                            outcome.failedAttempts(),
                            outcome.lastFailure());
        }
    }

    @Schema(name = "CommandStep")
    record StepResponse(
            @Schema(example = "CommandPublished") String event,
            @UtcMillis Instant at,
            @Nullable String actor,
            String summary,

            @Schema(description = "how often in a row, the last time at that time")
            int times) {

        static StepResponse of(Step step) {
            return new StepResponse(step.event(), step.at(), step.actor(), step.summary(), step.times());
        }
    }

    static CommandResponse of(CommandDetails command) {
        return of(
                command,
                command.json(),
                command.steps().stream().map(StepResponse::of).toList());
    }

    static CommandResponse inList(CommandDetails command) {
        return of(command, null, List.of());
    }

    private static CommandResponse of(CommandDetails command, @Nullable String json, List<StepResponse> steps) {
        return new CommandResponse(
                command.commandId(),
                command.thing(),
                command.status(),
                command.version(),
                command.flipStatus(),
                command.mode(),
                command.setpoint(),
                command.startsAt(),
                command.endsAt(),
                command.receivedAt(),
                command.deadline(),
                command.stamp(),
                command.publishes(),
                command.publishedAt(),
                command.ackedAt(),
                command.withdrawal(),
                command.withdrawalConfirmedAt(),
                OutcomeResponse.of(command.outcome()),
                json,
                steps,
                command.stepsLeftOut());
    }
}
