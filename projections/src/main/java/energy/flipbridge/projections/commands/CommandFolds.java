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
import energy.flipbridge.domain.command.CommandEvent.Concluded;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.CommandEvent.WithdrawalConfirmed;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What each event of a command changes in its document. */
final class CommandFolds {

    private CommandFolds() {}

    static void fold(Document command, CommandEvent event) {
        switch (event) {
            case CommandReceived e -> {
                command.put("receivedAt", e.at());
                ordered(command, e.order(), e.version(), e.deadline());
            }
            case CommandChanged e -> ordered(command, e.order(), e.version(), e.deadline());
            case CommandWithdrawn e -> {
                ordered(command, e.order(), e.version(), e.deadline());
                command.put("withdrawal", e.reason().name());
            }
            case CommandAcked e -> {
                command.put("ackedAt", e.at());
                concluded(command, e, e.at());
            }
            case CommandRejected e -> {
                command.put("ackedAt", e.at());
                concluded(command, e, e.at());
            }
            case CommandExpired e -> concluded(command, e, e.at());
            case CommandReplaced e -> concluded(command, e, e.at());
            case CommandGivenUp e -> concluded(command, e, e.at());
            case CommandFailed e -> {
                concluded(command, e, e.at());
                if (e.withdrawn() != null) {
                    command.put("version", e.withdrawalVersion());
                }
            }
            case WithdrawalConfirmed e -> command.put("withdrawalConfirmedAt", e.at());
            case OutcomeReported e -> reported(command, e);
            case OutcomeAttemptFailed e ->
                outcome(
                        command,
                        e.version(),
                        outcome -> outcome.append("failedAttempts", e.attempt()).append("lastFailure", e.cause()));
            case CommandNoted _ -> {
                // changes nothing but the list of steps
            }
        }
        CommandStatus status = CommandStatus.after(status(command), event);
        Values.put(command, "status", status == null ? null : status.name());
    }

    static @Nullable CommandStatus status(Document command) {
        String status = command.getString("status");
        return status == null ? null : CommandStatus.valueOf(status);
    }

    private static void ordered(Document command, FlipOrder order, int version, Instant deadline) {
        command.put("version", version);
        command.put("flipStatus", order.status().name());
        command.put("flipDeviceId", order.deviceId());
        command.put("startsAt", order.window().startsAt());
        Values.put(command, "endsAt", order.window().endsAt());
        command.put("deadline", deadline);
        command.put("flipCreatedAt", order.createdAt());
        command.put("flipUpdatedAt", order.updatedAt());
        command.put("batteryCommands", order.batteryCommands());
        command.put("json", order.json());
        command.remove("publishedAt");
        command.remove("ackedAt");
        command.remove("withdrawal");
        command.remove("withdrawalConfirmedAt");
    }

    /** A new outcome; Flip has it only when that is recorded. */
    private static void concluded(Document command, Concluded event, Instant at) {
        Document outcome = new Document("version", event.version())
                .append("status", event.outcome().status().name())
                .append("at", at);
        Values.put(outcome, "reason", event.outcome().reason());
        command.put("outcome", outcome);
    }

    private static void reported(Document command, OutcomeReported event) {
        outcome(
                command,
                event.version(),
                outcome -> outcome.append("reportedAt", event.at()).append("answer", event.answer()));
    }

    private static void outcome(Document command, int version, Consumer<Document> change) {
        if (command.get("outcome") instanceof Document outcome && outcome.getInteger("version", 0) == version) {
            change.accept(outcome);
        }
    }
}
