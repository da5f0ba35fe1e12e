package energy.flipbridge.domain.command;

import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.protocol.CommandResult;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a command. Each may come twice and late; {@code at} is the moment of asking. */
public sealed interface CommandCommand {

    String commandId();

    Instant at();

    record ReceiveCommand(@TargetAggregateIdentifier String commandId, FlipOrder order, String webhookId, Instant at)
            implements CommandCommand {}

    record SupersedeCommand(@TargetAggregateIdentifier String commandId, String by, Instant at)
            implements CommandCommand {}

    /**
     * The command is not to run, though Flip wants it.
     *
     * @param reason one of ours
     * @param because what Flip is told
     */
    record WithdrawCommand(@TargetAggregateIdentifier String commandId, Withdrawal reason, String because, Instant at)
            implements CommandCommand {

        public static WithdrawCommand released(String commandId, Instant at) {
            return new WithdrawCommand(commandId, Withdrawal.RELEASED, "the battery was released by its owner", at);
        }

        public static WithdrawCommand stopped(String commandId, String because, Instant at) {
            return new WithdrawCommand(commandId, Withdrawal.STOPPED, because, at);
        }
    }

    record AcknowledgeCommand(
            @TargetAggregateIdentifier String commandId,
            int version,
            Instant stamp,
            CommandResult.Outcome outcome,
            @Nullable String reason,
            Instant at)
            implements CommandCommand {}

    /** Time went by: has the deadline passed or the window ended? */
    record CheckDeadline(@TargetAggregateIdentifier String commandId, Instant at) implements CommandCommand {}

    record RecordOutcome(
            @TargetAggregateIdentifier String commandId, int version, Outcome outcome, int answer, Instant at)
            implements CommandCommand {}

    record RecordOutcomeAttempt(
            @TargetAggregateIdentifier String commandId, int version, int attempt, String cause, Instant at)
            implements CommandCommand {}
}
