package energy.flipbridge.domain.command;

import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandChanged;
import energy.flipbridge.domain.command.CommandEvent.CommandExpired;
import energy.flipbridge.domain.command.CommandEvent.CommandFailed;
import energy.flipbridge.domain.command.CommandEvent.CommandGivenUp;
import energy.flipbridge.domain.command.CommandEvent.CommandNoted;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.CommandRejected;
import energy.flipbridge.domain.command.CommandEvent.CommandReplaced;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.command.CommandEvent.Ordered;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.CommandEvent.WithdrawalConfirmed;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.flip.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command of Flip's as its events tell.
 *
 * @param order what Flip wants, as of its newest update
 * @param version the newest version the device is to be told
 * @param isOver it was reported as failed, or replaced, and never runs again, whatever Flip writes of it
 * @param held of the versions that the device may have, the window that ends last
 * @param deadline when Flip must have been told the outcome of the version, less a margin
 * @param reports what Flip wrote and was told
 */
record FlipCommand(
        FlipOrder order,
        int version,
        Status status,
        boolean isOver,
        Window held,
        Instant deadline,
        Correspondence reports) {

    enum Status {
        /** the device has not confirmed the current version */
        PENDING,
        ACKED,
        REJECTED,
        EXPIRED,
        /** failed or replaced; a withdrawal may be on its way */
        TAKING_BACK,
        /** the device confirmed that withdrawal */
        TAKEN_BACK
    }

    static @Nullable FlipCommand evolve(@Nullable FlipCommand command, CommandEvent event) {
        if (command == null) {
            return event instanceof CommandReceived received ? first(received) : null;
        }
        return switch (event) {
            case CommandReceived _ -> command;
            case CommandChanged e ->
                command.pending(e, longer(command.held, e.order().window()), e.deadline())
                        .with(command.reports.having(e.webhookId()));
            case CommandWithdrawn e -> command.withdrawn(e);
            case CommandNoted e -> command.seen(e).with(command.reports.having(e.webhookId()));
            case CommandAcked _ -> command.acked();
            case CommandRejected _ -> command.over(Status.REJECTED, command.version);
            case CommandExpired _ -> command.over(Status.EXPIRED, command.version);
            case CommandFailed e ->
                command.over(Status.TAKING_BACK, e.withdrawn() == null ? command.version : e.withdrawalVersion());
            case CommandReplaced _, CommandGivenUp _ -> command.over(command.status, command.version);
            case WithdrawalConfirmed _ -> command.over(Status.TAKEN_BACK, command.version);
            case OutcomeReported e -> command.with(command.reports.reported(e));
            case OutcomeAttemptFailed e -> command.with(command.reports.failed(e));
        };
    }

    boolean isPending() {
        return status == Status.PENDING;
    }

    boolean isWithdrawn() {
        return order.status().isWithdrawn();
    }

    /** whether the device can run no version of it any more */
    boolean isPast(Instant now) {
        return !held.deliverUntil().isAfter(now);
    }

    /** what tells the device to drop whatever version it holds */
    FlipOrder takenBack() {
        return order.withdrawn().during(held);
    }

    private static FlipCommand first(CommandReceived event) {
        Window window = event.order().window();
        Correspondence reports = Correspondence.NONE.having(event.webhookId());
        return new FlipCommand(
                event.order(), event.version(), Status.PENDING, false, window, event.deadline(), reports);
    }

    private FlipCommand pending(Ordered ordered, Window longest, Instant until) {
        return new FlipCommand(ordered.order(), ordered.version(), Status.PENDING, isOver, longest, until, reports);
    }

    private FlipCommand withdrawn(CommandWithdrawn event) {
        return event.reason().isOurs()
                ? over(Status.TAKING_BACK, event.version())
                : pending(event, held, event.deadline()).with(reports.having(event.by()));
    }

    private FlipCommand acked() {
        Window remaining = isWithdrawn() ? held : order.window();
        return new FlipCommand(order, version, Status.ACKED, isOver, remaining, deadline, reports);
    }

    private FlipCommand over(Status changed, int newVersion) {
        return new FlipCommand(order, newVersion, changed, true, held, deadline, reports);
    }

    private FlipCommand with(Correspondence changed) {
        return new FlipCommand(order, version, status, isOver, held, deadline, changed);
    }

    private FlipCommand seen(CommandNoted noted) {
        boolean isNewer = noted.updatedAt().isAfter(order.updatedAt())
                || (noted.updatedAt().equals(order.updatedAt())
                        && noted.sentAt().isAfter(order.sentAt()));
        return isNewer
                ? new FlipCommand(
                        order.seenAt(noted.updatedAt(), noted.sentAt()),
                        version,
                        status,
                        isOver,
                        held,
                        deadline,
                        reports)
                : this;
    }

    private static Window longer(Window one, Window other) {
        return one.deliverUntil().isAfter(other.deliverUntil()) ? one : other;
    }
}
