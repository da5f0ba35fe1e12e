package energy.flipbridge.domain.command;

import energy.flipbridge.domain.command.CommandCommand.AcknowledgeCommand;
import energy.flipbridge.domain.command.CommandCommand.CheckDeadline;
import energy.flipbridge.domain.command.CommandCommand.ReceiveCommand;
import energy.flipbridge.domain.command.CommandCommand.RecordOutcome;
import energy.flipbridge.domain.command.CommandCommand.RecordOutcomeAttempt;
import energy.flipbridge.domain.command.CommandCommand.SupersedeCommand;
import energy.flipbridge.domain.command.CommandCommand.WithdrawCommand;
import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandGivenUp;
import energy.flipbridge.domain.command.CommandEvent.CommandRejected;
import energy.flipbridge.domain.command.CommandEvent.CommandReplaced;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.CommandEvent.WithdrawalConfirmed;
import energy.flipbridge.domain.command.FlipCommand.Status;
import energy.flipbridge.domain.protocol.CommandResult;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules of a command: from its state and a request to events, without clock, randomness or effect. */
final class CommandDecisions {

    private CommandDecisions() {}

    static List<CommandEvent> decide(@Nullable FlipCommand known, CommandCommand command) {
        if (known == null) {
            return command instanceof ReceiveCommand receive ? Receiving.first(receive) : List.of();
        }
        return switch (command) {
            case ReceiveCommand c -> Receiving.again(known, c);
            case SupersedeCommand c -> supersede(known, c);
            case WithdrawCommand c -> giveUp(known, c);
            case AcknowledgeCommand c -> acknowledge(known, c);
            case CheckDeadline c -> Deadlines.check(known, c.at());
            case RecordOutcome c ->
                known.reports().reportedVersion() >= c.version()
                        ? List.of()
                        : List.of(new OutcomeReported(
                                c.commandId(), thing(known), c.version(), c.outcome(), c.answer(), c.at()));
            case RecordOutcomeAttempt c -> recordAttempt(known, c);
        };
    }

    private static List<CommandEvent> recordAttempt(FlipCommand known, RecordOutcomeAttempt command) {
        OutcomeAttemptFailed failure = new OutcomeAttemptFailed(
                command.commandId(), thing(known), command.version(), command.attempt(), command.cause(), command.at());
        boolean isKnown = failure.equals(known.reports().lastFailure());
        return isKnown || known.reports().reportedVersion() >= command.version() ? List.of() : List.of(failure);
    }

    private static List<CommandEvent> supersede(FlipCommand known, SupersedeCommand command) {
        if (known.isOver() || known.isWithdrawn()) {
            return List.of();
        }
        CommandWithdrawn takenBack = takenBack(known, Withdrawal.SUPERSEDED, command.by(), command.at());
        CommandReplaced replaced = new CommandReplaced(
                command.commandId(),
                thing(known),
                known.version(),
                Outcome.fault("replaced by the newer command " + command.by()),
                command.at());
        return known.isPending() ? List.of(replaced, takenBack) : List.of(takenBack);
    }

    private static List<CommandEvent> giveUp(FlipCommand known, WithdrawCommand command) {
        if (known.isOver() || known.isWithdrawn()) {
            return List.of();
        }
        CommandWithdrawn takenBack = takenBack(known, command.reason(), command.because(), command.at());
        CommandGivenUp givenUp = new CommandGivenUp(
                command.commandId(), thing(known), known.version(), Outcome.fault(command.because()), command.at());
        return known.isPending() ? List.of(givenUp, takenBack) : List.of(takenBack);
    }

    private static List<CommandEvent> acknowledge(FlipCommand known, AcknowledgeCommand command) {
        if (command.version() != known.version()) {
            return List.of();
        }
        if (known.status() == Status.TAKING_BACK) {
            return List.of(new WithdrawalConfirmed(
                    command.commandId(), thing(known), command.version(), command.stamp(), command.at()));
        }
        if (!known.isPending()) {
            return List.of();
        }
        String reason = command.reason() == null ? command.outcome().name().toLowerCase(Locale.ROOT) : command.reason();
        return command.outcome() == CommandResult.Outcome.REJECTED && !known.isWithdrawn()
                ? rejected(known, command, reason)
                : List.of(new CommandAcked(
                        command.commandId(),
                        thing(known),
                        command.version(),
                        command.stamp(),
                        Outcome.ok(command.outcome() == CommandResult.Outcome.CLAMPED ? reason : null),
                        command.at()));
    }

    /** A battery that refuses a version may still hold an older one, or the same under an older stamp. */
    private static List<CommandEvent> rejected(FlipCommand known, AcknowledgeCommand command, String reason) {
        CommandRejected rejected = new CommandRejected(
                command.commandId(),
                thing(known),
                command.version(),
                command.stamp(),
                Outcome.fault(reason),
                command.at());
        return List.of(rejected, takenBack(known, Withdrawal.REJECTED, reason, command.at()));
    }

    private static CommandWithdrawn takenBack(FlipCommand known, Withdrawal reason, String by, Instant at) {
        return new CommandWithdrawn(
                known.order().commandId(),
                thing(known),
                known.version() + 1,
                reason,
                known.takenBack(),
                by,
                known.deadline(),
                at);
    }

    private static String thing(FlipCommand known) {
        return known.order().thing();
    }
}
