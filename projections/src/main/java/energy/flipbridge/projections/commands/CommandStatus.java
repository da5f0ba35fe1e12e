package energy.flipbridge.projections.commands;

import energy.flipbridge.domain.command.CommandEvent;
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
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.CommandEvent.WithdrawalConfirmed;
import org.jspecify.annotations.Nullable;

/** Where a command stands. Only evidence from the battery makes it acknowledged, rejected or withdrawn. */
public enum CommandStatus {
    /** waits to be handed to AWS IoT */
    PENDING,
    /** handed to AWS IoT; the battery has not confirmed it */
    PUBLISHED,
    /** the battery has it */
    ACKED,
    /** the battery has it and will not carry it out */
    REJECTED,
    /** the window ended before the battery confirmed */
    EXPIRED,
    /** the battery did not confirm in time; Flip was or is told so */
    FAILED,
    /** canceled, opted out of, or taken back with the battery's release; the battery has not confirmed that */
    WITHDRAWING,
    /** as before, and the battery has confirmed that */
    WITHDRAWN,
    /** a newer command took its place */
    SUPERSEDED;

    /** @return where the command stands after the event; {@code null} while nothing is known of it */
    public static @Nullable CommandStatus after(@Nullable CommandStatus before, CommandEvent event) {
        return switch (event) {
            case CommandReceived e -> e.withdrawal() ? WITHDRAWING : PENDING;
            case CommandChanged _ -> PENDING;
            case CommandWithdrawn e ->
                switch (e.reason()) {
                    case CANCELED, OPTED_OUT, ENDED, RELEASED, STOPPED -> WITHDRAWING;
                    case SUPERSEDED -> SUPERSEDED;
                    case REJECTED -> REJECTED;
                };
            case CommandAcked _ -> before == WITHDRAWING ? WITHDRAWN : ACKED;
            case CommandRejected _ -> REJECTED;
            case CommandExpired _ -> EXPIRED;
            case CommandFailed _ -> FAILED;
            case WithdrawalConfirmed _ -> before == WITHDRAWING ? WITHDRAWN : before;
            case CommandNoted _, CommandReplaced _, CommandGivenUp _, OutcomeReported _, OutcomeAttemptFailed _ ->
                before;
        };
    }

    /** @return where the command stands after its current version was handed to AWS IoT */
    public static @Nullable CommandStatus afterPublish(@Nullable CommandStatus before) {
        return before == PENDING ? PUBLISHED : before;
    }
}
