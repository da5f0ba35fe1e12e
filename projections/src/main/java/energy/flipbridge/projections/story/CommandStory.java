package energy.flipbridge.projections.story;

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
import energy.flipbridge.domain.command.CommandEvent.Disregard;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.CommandEvent.WithdrawalConfirmed;
import energy.flipbridge.domain.command.Withdrawal;
import java.time.Instant;

/** The sentences about a command. */
final class CommandStory {

    private CommandStory() {}

    static Story of(CommandEvent event) {
        return switch (event) {
            case CommandReceived e -> story(e, e.at(), "Flip ordered " + Words.order(e.order(), e.at()));
            case CommandChanged e -> story(e, e.at(), "Flip changed the order to " + Words.order(e.order(), e.at()));
            case CommandWithdrawn e -> story(e, e.at(), withdrawn(e.reason()));
            case CommandNoted e -> story(e, e.at(), noted(e.why()));
            case CommandAcked e ->
                story(e, e.at(), "Acknowledged" + Words.because(e.outcome().reason()));
            case CommandRejected e ->
                story(e, e.at(), "Rejected" + Words.because(e.outcome().reason()));
            case WithdrawalConfirmed e -> story(e, e.at(), "The battery has taken the command back");
            case CommandExpired e ->
                story(e, e.at(), "Expired" + Words.because(e.outcome().reason()));
            case CommandFailed e ->
                story(e, e.at(), "Failed" + Words.because(e.outcome().reason()));
            case CommandReplaced e ->
                story(e, e.at(), "Replaced" + Words.because(e.outcome().reason()));
            case CommandGivenUp e ->
                story(e, e.at(), "Given up" + Words.because(e.outcome().reason()));
            case OutcomeReported e -> story(e, e.at(), reported(e));
            case OutcomeAttemptFailed e ->
                story(e, e.at(), "Flip could not be told, attempt " + e.attempt() + Words.because(e.cause()));
        };
    }

    private static String withdrawn(Withdrawal reason) {
        return switch (reason) {
            case CANCELED -> "Flip canceled the command";
            case OPTED_OUT -> "The homeowner opted out";
            case ENDED -> "Flip moved the command's end into the past";
            case REJECTED -> "The battery is told to drop what it may still hold of the rejected command";
            case SUPERSEDED -> "A newer command took this one's place";
            case RELEASED -> "The battery's owner gives it up";
            case STOPPED -> "Support stopped it";
        };
    }

    private static String noted(Disregard why) {
        return switch (why) {
            case STALE -> "Flip sent an older state; nothing changed";
            case UNCHANGED -> "Flip sent the same again; nothing changed";
            case ENDED -> "The command's time is over; nothing changed";
            case OVER -> "Flip wrote after the command was over; nothing changed";
        };
    }

    private static String reported(OutcomeReported event) {
        String outcome = event.outcome().status().name();
        return event.answer() / 100 == 2
                ? "Flip was told " + outcome
                : "Flip does not want the outcome " + outcome + " any more (answer " + event.answer() + ")";
    }

    private static Story story(CommandEvent event, Instant at, String summary) {
        return new Story(at, event.commandId(), summary);
    }
}
