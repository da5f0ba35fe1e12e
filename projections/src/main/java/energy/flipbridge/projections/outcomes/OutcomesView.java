package energy.flipbridge.projections.outcomes;

import energy.flipbridge.domain.command.CommandEvent;
import energy.flipbridge.domain.command.CommandEvent.CommandChanged;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.CommandRejected;
import energy.flipbridge.domain.command.CommandEvent.CommandReplaced;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.command.CommandEvent.Concluded;
import energy.flipbridge.domain.command.CommandEvent.Ordered;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * What Flip must still be told of commands, and until when each must be confirmed: one document for a command that has
 * something outstanding, none for the others. So all of them together are the commands that Flip waits for.
 */
public final class OutcomesView implements View {

    public static final String NAME = "outcomes";

    private final OutcomeSignals signals;

    public OutcomesView(OutcomeSignals signals) {
        this.signals = signals;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Urgency urgency() {
        return Urgency.COMMAND;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(Ordered.class, Concluded.class, OutcomeReported.class, OutcomeAttemptFailed.class);
    }

    @Override
    public Collection<String> reads(ViewEvent event) {
        return event.payload() instanceof CommandEvent e ? List.of(e.commandId()) : List.of();
    }

    @Override
    public void apply(ViewEvent event, Documents documents) {
        if (event.payload() instanceof CommandEvent e) {
            documents.fold(e.commandId(), command -> {
                command.putIfAbsent("thing", e.thing());
                command.putIfAbsent("partition", Partitions.of(e.thing()));
                change(command, e, Date.from(event.storedAt()));
            });
            boolean isSettled = documents
                    .get(e.commandId())
                    .map(command -> !command.containsKey("due") && !command.containsKey("report"))
                    .orElse(false);
            if (isSettled) {
                documents.remove(e.commandId());
            }
        }
    }

    @Override
    public void written(List<ViewEvent> events, Documents documents) {
        documents.changed().forEach(document -> signals.outstanding(Outstanding.of(document)));
        documents.removed().forEach(signals::settled);
    }

    private static void change(Document command, CommandEvent event, Date storedAt) {
        switch (event) {
            case CommandReceived e -> await(command, e, storedAt);
            case CommandChanged e -> await(command, e, storedAt);
            case CommandWithdrawn e -> {
                if (e.reason().isOurs()) {
                    command.remove("due");
                } else {
                    await(command, e, storedAt);
                }
            }
            case Concluded e -> {
                if (!(e instanceof CommandReplaced)) {
                    command.remove("due");
                }
                command.put(
                        "report",
                        new Document("version", e.version())
                                .append("status", e.outcome().status().name())
                                .append("reason", e.outcome().reason())
                                .append("attempts", 0)
                                .append("since", storedAt)
                                .append("rejected", e instanceof CommandRejected));
            }
            case OutcomeReported e -> {
                if (isReportOf(command, e.version())) {
                    command.remove("report");
                }
            }
            case OutcomeAttemptFailed e -> {
                if (isReportOf(command, e.version())) {
                    Document report = command.get("report", Document.class);
                    report.append("attempts", e.attempt()).append("lastFailure", e.cause());
                    report.putIfAbsent("firstFailedAt", Date.from(e.at()));
                }
            }
            default -> {}
        }
    }

    /** A report of an older version would acknowledge the new one at Flip, so that it must not be sent any more. */
    private static void await(Document command, Ordered ordered, Date storedAt) {
        Instant deadline = ordered.deadline();
        Instant end = ordered.order().window().deliverUntil();
        command.put("due", Date.from(end.isBefore(deadline) ? end : deadline));
        command.put("version", ordered.version());
        command.put("askedAt", Date.from(ordered.order().updatedAt()));
        command.put("orderedAt", storedAt);
        command.put("deadline", Date.from(deadline));
        command.remove("report");
    }

    private static boolean isReportOf(Document command, int version) {
        Document report = command.get("report", Document.class);
        return report != null && report.getInteger("version") == version;
    }
}
