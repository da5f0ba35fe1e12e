package energy.flipbridge.domain.command;

import com.fasterxml.jackson.annotation.JsonIgnore;
import energy.flipbridge.domain.flip.FlipOrder;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a command of Flip's. A version is a state of the command that the device must be told; it counts from
 * 1. The deadline is when Flip must have been told the outcome, less a margin.
 */
public sealed interface CommandEvent {

    String commandId();

    String thing();

    /** An event that leaves the outcome of a version to be reported to Flip. */
    sealed interface Concluded extends CommandEvent {

        int version();

        Outcome outcome();
    }

    /** An event after which the device must be told a new version. */
    sealed interface Ordered extends CommandEvent {

        int version();

        FlipOrder order();

        Instant deadline();

        /** when the webhook came, or the bridge decided it */
        Instant at();

        /** @return whether the device is to be told not to carry the command out */
        boolean withdrawal();

        /** @return whether there is still a point in telling the device */
        @JsonIgnore
        boolean isDeliverable();
    }

    /** @param webhookId the webhook that brought it */
    @Revision("1")
    record CommandReceived(
            String commandId,
            String thing,
            int version,
            FlipOrder order,
            String webhookId,
            Instant deadline,
            Instant at)
            implements Ordered {

        @Override
        public boolean withdrawal() {
            return order.status().isWithdrawn();
        }

        @Override
        public boolean isDeliverable() {
            return deadline.isAfter(at) && order.window().deliverUntil().isAfter(at);
        }
    }

    /** Flip changed the window, the battery command, or its mind about a withdrawal. */
    @Revision("1")
    record CommandChanged(
            String commandId,
            String thing,
            int version,
            FlipOrder order,
            String webhookId,
            Instant deadline,
            Instant at)
            implements Ordered {

        @Override
        public boolean withdrawal() {
            return false;
        }

        @Override
        public boolean isDeliverable() {
            return deadline.isAfter(at) && order.window().deliverUntil().isAfter(at);
        }
    }

    /**
     * The command is not to run.
     *
     * @param order its window reaches to the end of the longest version that the device may hold
     * @param by the webhook that said so, the command that takes its place, the battery's reason, or ours
     */
    @Revision("1")
    record CommandWithdrawn(
            String commandId,
            String thing,
            int version,
            Withdrawal reason,
            FlipOrder order,
            String by,
            Instant deadline,
            Instant at)
            implements Ordered {

        @Override
        public boolean withdrawal() {
            return true;
        }

        @Override
        public boolean isDeliverable() {
            return order.window().deliverUntil().isAfter(at);
        }
    }

    /** Flip wrote of the command again, and nothing follows from it. */
    @Revision("1")
    record CommandNoted(
            String commandId,
            String thing,
            Disregard why,
            Instant updatedAt,
            Instant sentAt,
            String webhookId,
            Instant at)
            implements CommandEvent {}

    /** Why an update has no effect. */
    enum Disregard {
        /** older than what is known */
        STALE,
        /** status, window and battery command are as known */
        UNCHANGED,
        /** the command was reported as failed or replaced; Flip sends a new one */
        OVER,
        /** its time is over, before and after the update */
        ENDED
    }

    /** The device has the current version. */
    @Revision("1")
    record CommandAcked(String commandId, String thing, int version, Instant stamp, Outcome outcome, Instant at)
            implements Concluded {}

    /** The device has the current version and will not carry it out. */
    @Revision("1")
    record CommandRejected(String commandId, String thing, int version, Instant stamp, Outcome outcome, Instant at)
            implements Concluded {}

    /** The device has taken back a command that had failed or was replaced; nothing is left to report. */
    @Revision("1")
    record WithdrawalConfirmed(String commandId, String thing, int version, Instant stamp, Instant at)
            implements CommandEvent {}

    /** The window ended before the device confirmed, and with it that of any version it may hold. */
    @Revision("1")
    record CommandExpired(String commandId, String thing, int version, Outcome outcome, Instant at)
            implements Concluded {}

    /**
     * The deadline passed, or this version's window ended, before the device confirmed. Flip sends a new command, and two
     * must never run: unless a withdrawal is on its way already, the device is told to drop whatever version it holds,
     * under the version after the failed one.
     */
    @Revision("1")
    record CommandFailed(
            String commandId,
            String thing,
            int version,
            @Nullable FlipOrder withdrawn,
            Outcome outcome,
            Instant at) implements Concluded {

        public int withdrawalVersion() {
            return version + 1;
        }
    }

    /** A newer command took the place of this one before the device had confirmed it. */
    @Revision("1")
    record CommandReplaced(String commandId, String thing, int version, Outcome outcome, Instant at)
            implements Concluded {}

    /** The battery's owner gave it up, or support stopped it, before it had confirmed the command. */
    @Revision("1")
    record CommandGivenUp(String commandId, String thing, int version, Outcome outcome, Instant at)
            implements Concluded {}

    /**
     * Flip has the outcome, or has said for good that it does not want it (404, 409, 410).
     *
     * @param answer Flip's HTTP status
     */
    @Revision("1")
    record OutcomeReported(String commandId, String thing, int version, Outcome outcome, int answer, Instant at)
            implements CommandEvent {}

    /** Flip could not be told; it is tried again. */
    @Revision("1")
    record OutcomeAttemptFailed(String commandId, String thing, int version, int attempt, String cause, Instant at)
            implements CommandEvent {}
}
