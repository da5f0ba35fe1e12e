package energy.flipbridge.domain.command;

import energy.flipbridge.domain.command.CommandCommand.ReceiveCommand;
import energy.flipbridge.domain.command.CommandEvent.CommandChanged;
import energy.flipbridge.domain.command.CommandEvent.CommandNoted;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.command.CommandEvent.Disregard;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.flip.FlipStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows from a webhook: a command may be new, changed, called off, or told of once more. */
final class Receiving {

    private Receiving() {}

    static List<CommandEvent> first(ReceiveCommand command) {
        FlipOrder order = command.order();
        return withOverdue(
                null,
                command,
                new CommandReceived(
                        command.commandId(),
                        order.thing(),
                        1,
                        order,
                        command.webhookId(),
                        Deadlines.of(order),
                        command.at()));
    }

    static List<CommandEvent> again(FlipCommand known, ReceiveCommand command) {
        if (known.reports().has(command.webhookId())) {
            return List.of();
        }
        FlipOrder order = command.order().asUpdateOf(known.order());
        if (order.isOlderThan(known.order())) {
            return List.of(noted(known, command, Disregard.STALE));
        }
        if (!order.differsFrom(known.order())) {
            return List.of(noted(known, command, Disregard.UNCHANGED));
        }
        if (order.status().isWithdrawn()) {
            Withdrawal reason = order.status() == FlipStatus.CANCELED ? Withdrawal.CANCELED : Withdrawal.OPTED_OUT;
            return withdrawn(known, command, reason, order);
        }
        if (known.isOver()) {
            return List.of(noted(known, command, Disregard.OVER));
        }
        boolean isEnded = !order.window().deliverUntil().isAfter(command.at());
        return isEnded ? ended(known, command, order) : changed(known, command, order);
    }

    private static List<CommandEvent> ended(FlipCommand known, ReceiveCommand command, FlipOrder order) {
        if (known.isPast(command.at())) {
            return withOverdue(known, command, noted(known, command, Disregard.ENDED));
        }
        return known.isWithdrawn()
                ? List.of(noted(known, command, Disregard.UNCHANGED))
                : withdrawn(known, command, Withdrawal.ENDED, order.withdrawn());
    }

    private static List<CommandEvent> changed(FlipCommand known, ReceiveCommand command, FlipOrder order) {
        return withOverdue(
                known,
                command,
                new CommandChanged(
                        command.commandId(),
                        known.order().thing(),
                        known.version() + 1,
                        order,
                        command.webhookId(),
                        Deadlines.of(order),
                        command.at()));
    }

    private static List<CommandEvent> withdrawn(
            FlipCommand known, ReceiveCommand command, Withdrawal reason, FlipOrder order) {
        return withOverdue(
                known,
                command,
                new CommandWithdrawn(
                        command.commandId(),
                        known.order().thing(),
                        known.version() + 1,
                        reason,
                        order.during(known.held()),
                        command.webhookId(),
                        Deadlines.of(order),
                        command.at()));
    }

    private static CommandNoted noted(FlipCommand known, ReceiveCommand command, Disregard why) {
        return new CommandNoted(
                command.commandId(),
                known.order().thing(),
                why,
                command.order().updatedAt(),
                command.order().sentAt(),
                command.webhookId(),
                command.at());
    }

    /** A command may arrive when it is over already: it is recorded, and Flip is told. */
    private static List<CommandEvent> withOverdue(
            @Nullable FlipCommand before, ReceiveCommand command, CommandEvent event) {
        List<CommandEvent> events = new ArrayList<>(List.of(event));
        FlipCommand after = FlipCommand.evolve(before, event);
        if (after != null) {
            events.addAll(Deadlines.check(after, command.at()));
        }
        return events;
    }
}
