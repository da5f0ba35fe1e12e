package energy.flipbridge.domain.command;

import energy.flipbridge.domain.command.CommandCommand.AcknowledgeCommand;
import energy.flipbridge.domain.command.CommandCommand.CheckDeadline;
import energy.flipbridge.domain.command.CommandCommand.ReceiveCommand;
import energy.flipbridge.domain.command.CommandCommand.RecordOutcome;
import energy.flipbridge.domain.command.CommandCommand.RecordOutcomeAttempt;
import energy.flipbridge.domain.command.CommandCommand.SupersedeCommand;
import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandChanged;
import energy.flipbridge.domain.command.CommandEvent.CommandExpired;
import energy.flipbridge.domain.command.CommandEvent.CommandFailed;
import energy.flipbridge.domain.command.CommandEvent.CommandNoted;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.CommandRejected;
import energy.flipbridge.domain.command.CommandEvent.CommandReplaced;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.command.CommandEvent.Disregard;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.CommandEvent.WithdrawalConfirmed;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.flip.FlipStatus;
import energy.flipbridge.domain.protocol.CommandResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules of a command: from its state and a request to events, without clock, randomness or effect. */
final class CommandDecisions {

    /** Flip counts a command as failed that is not confirmed within 15 minutes (Flip: Control page). */
    private static final Duration FLIPS_PATIENCE = Duration.ofMinutes(15);

    /** time to tell Flip, with some retries */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private CommandDecisions() {}

    static List<CommandEvent> decide(@Nullable FlipCommand known, CommandCommand command) {
        if (known == null) {
            return command instanceof ReceiveCommand receive ? receiveFirst(receive) : List.of();
        }
        return switch (command) {
            case ReceiveCommand c -> receiveAgain(known, c);
            case SupersedeCommand c -> supersede(known, c);
            case AcknowledgeCommand c -> acknowledge(known, c);
            case CheckDeadline c -> overdue(known, c.at());
            case RecordOutcome c ->
                known.reportedVersion() >= c.version()
                        ? List.of()
                        : List.of(new OutcomeReported(
                                c.commandId(), thing(known), c.version(), c.outcome(), c.answer(), c.at()));
            case RecordOutcomeAttempt c ->
                known.reportedVersion() >= c.version()
                        ? List.of()
                        : List.of(new OutcomeAttemptFailed(
                                c.commandId(), thing(known), c.version(), c.attempt(), c.cause(), c.at()));
        };
    }

    private static List<CommandEvent> receiveFirst(ReceiveCommand command) {
        FlipOrder order = command.order();
        return withOverdue(
                null,
                new CommandReceived(
                        command.commandId(),
                        order.thing(),
                        1,
                        order,
                        command.webhookId(),
                        deadline(order),
                        command.at()));
    }

    private static List<CommandEvent> receiveAgain(FlipCommand known, ReceiveCommand command) {
        FlipOrder order = command.order().forDevice(known.order().deviceId());
        if (order.isOlderThan(known.order())) {
            return List.of(noted(known, command, Disregard.STALE));
        }
        if (!order.differsFrom(known.order())) {
            return List.of(noted(known, command, Disregard.UNCHANGED));
        }
        int next = known.version() + 1;
        if (order.status().isWithdrawn()) {
            Withdrawal reason = order.status() == FlipStatus.CANCELED ? Withdrawal.CANCELED : Withdrawal.OPTED_OUT;
            return withOverdue(
                    known,
                    new CommandWithdrawn(
                            command.commandId(),
                            thing(known),
                            next,
                            reason,
                            order,
                            command.webhookId(),
                            deadline(order),
                            command.at()));
        }
        if (known.status().isOver()) {
            return List.of(noted(known, command, Disregard.OVER));
        }
        return withOverdue(
                known,
                new CommandChanged(
                        command.commandId(),
                        thing(known),
                        next,
                        order,
                        command.webhookId(),
                        deadline(order),
                        command.at()));
    }

    private static List<CommandEvent> supersede(FlipCommand known, SupersedeCommand command) {
        if (known.status().isOver() || known.order().status().isWithdrawn()) {
            return List.of();
        }
        List<CommandEvent> events = new ArrayList<>();
        if (known.isPending()) {
            events.add(new CommandReplaced(
                    command.commandId(),
                    thing(known),
                    known.version(),
                    Outcome.fault("replaced by the newer command " + command.by()),
                    command.at()));
        }
        events.add(new CommandWithdrawn(
                command.commandId(),
                thing(known),
                known.version() + 1,
                Withdrawal.SUPERSEDED,
                known.order().withdrawn(),
                command.by(),
                known.deadline(),
                command.at()));
        return events;
    }

    private static List<CommandEvent> acknowledge(FlipCommand known, AcknowledgeCommand command) {
        if (command.version() != known.version()) {
            return List.of();
        }
        if (known.isTakenBack()) {
            return List.of(new WithdrawalConfirmed(
                    command.commandId(), thing(known), command.version(), command.stamp(), command.at()));
        }
        if (!known.isPending()) {
            return List.of();
        }
        String reason = command.reason() == null ? command.outcome().name().toLowerCase(Locale.ROOT) : command.reason();
        if (command.outcome() == CommandResult.Outcome.REJECTED
                && !known.order().status().isWithdrawn()) {
            return List.of(new CommandRejected(
                    command.commandId(),
                    thing(known),
                    command.version(),
                    command.stamp(),
                    Outcome.fault(reason),
                    command.at()));
        }
        return List.of(new CommandAcked(
                command.commandId(),
                thing(known),
                command.version(),
                command.stamp(),
                Outcome.ok(command.outcome() == CommandResult.Outcome.CLAMPED ? reason : null),
                command.at()));
    }

    /** A command may arrive when it is over already: it is recorded, and Flip is told. */
    private static List<CommandEvent> withOverdue(@Nullable FlipCommand before, CommandEvent event) {
        FlipCommand after = FlipCommand.evolve(before, event);
        List<CommandEvent> events = new ArrayList<>(List.of(event));
        if (after != null && event instanceof CommandEvent.Ordered ordered) {
            events.addAll(overdue(after, at(ordered)));
        }
        return events;
    }

    private static Instant at(CommandEvent.Ordered ordered) {
        return switch (ordered) {
            case CommandReceived e -> e.at();
            case CommandChanged e -> e.at();
            case CommandWithdrawn e -> e.at();
        };
    }

    private static List<CommandEvent> overdue(FlipCommand known, Instant now) {
        if (!known.isPending()) {
            return List.of();
        }
        String id = known.order().commandId();
        if (!known.order().window().deliverUntil().isAfter(now)) {
            return List.of(new CommandExpired(
                    id,
                    thing(known),
                    known.version(),
                    Outcome.offline("the window ended before the battery confirmed"),
                    now));
        }
        if (!known.deadline().isAfter(now)) {
            FlipOrder withdrawn =
                    known.order().status().isWithdrawn() ? null : known.order().withdrawn();
            return List.of(new CommandFailed(
                    id,
                    thing(known),
                    known.version(),
                    withdrawn,
                    Outcome.offline("the battery did not confirm in time"),
                    now));
        }
        return List.of();
    }

    private static CommandNoted noted(FlipCommand known, ReceiveCommand command, Disregard why) {
        return new CommandNoted(
                command.commandId(),
                thing(known),
                why,
                command.order().updatedAt(),
                command.order().sentAt(),
                command.webhookId(),
                command.at());
    }

    private static Instant deadline(FlipOrder order) {
        return order.updatedAt().plus(FLIPS_PATIENCE).minus(MARGIN);
    }

    private static String thing(FlipCommand known) {
        return known.order().thing();
    }
}
