package energy.flipbridge.domain.command;

import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandChanged;
import energy.flipbridge.domain.command.CommandEvent.CommandExpired;
import energy.flipbridge.domain.command.CommandEvent.CommandFailed;
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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command of Flip's as its events tell.
 *
 * @param version the newest version the device is to be told
 * @param deadline when Flip must have been told the outcome of the version, less a margin
 * @param reportedVersion the newest version whose outcome Flip has
 */
record FlipCommand(FlipOrder order, int version, Status status, Instant deadline, int reportedVersion) {

    enum Status {
        /** the device has not confirmed the current version */
        PENDING,
        ACKED,
        REJECTED,
        EXPIRED,
        /** reported as failed; a withdrawal may be on its way */
        FAILED,
        /** replaced by a newer command; a withdrawal is on its way */
        SUPERSEDED;

        boolean isOver() {
            return this == FAILED || this == SUPERSEDED || this == EXPIRED;
        }
    }

    static @Nullable FlipCommand evolve(@Nullable FlipCommand command, CommandEvent event) {
        if (command == null) {
            return event instanceof CommandReceived received ? pending(received, received.deadline(), 0) : null;
        }
        return switch (event) {
            case CommandReceived _ -> command;
            case CommandChanged e -> pending(e, e.deadline(), command.reportedVersion);
            case CommandWithdrawn e ->
                e.reason() == Withdrawal.SUPERSEDED
                        ? new FlipCommand(
                                e.order(), e.version(), Status.SUPERSEDED, e.deadline(), command.reportedVersion)
                        : pending(e, e.deadline(), command.reportedVersion);
            case CommandNoted e -> command.seen(e);
            case CommandAcked _ -> command.with(Status.ACKED, command.version);
            case CommandRejected _ -> command.with(Status.REJECTED, command.version);
            case CommandExpired _ -> command.with(Status.EXPIRED, command.version);
            case CommandFailed e ->
                command.with(Status.FAILED, e.withdrawn() == null ? command.version : e.withdrawalVersion());
            case CommandReplaced _, WithdrawalConfirmed _, OutcomeAttemptFailed _ -> command;
            case OutcomeReported e ->
                new FlipCommand(
                        command.order,
                        command.version,
                        command.status,
                        command.deadline,
                        Math.max(command.reportedVersion, e.version()));
        };
    }

    boolean isPending() {
        return status == Status.PENDING;
    }

    boolean isTakenBack() {
        return status == Status.FAILED || status == Status.SUPERSEDED;
    }

    private static FlipCommand pending(Ordered ordered, Instant deadline, int reportedVersion) {
        return new FlipCommand(ordered.order(), ordered.version(), Status.PENDING, deadline, reportedVersion);
    }

    private FlipCommand with(Status changed, int newVersion) {
        return new FlipCommand(order, newVersion, changed, deadline, reportedVersion);
    }

    private FlipCommand seen(CommandNoted noted) {
        boolean isNewer = noted.updatedAt().isAfter(order.updatedAt())
                || (noted.updatedAt().equals(order.updatedAt())
                        && noted.sentAt().isAfter(order.sentAt()));
        return isNewer
                ? new FlipCommand(
                        order.seenAt(noted.updatedAt(), noted.sentAt()), version, status, deadline, reportedVersion)
                : this;
    }
}
