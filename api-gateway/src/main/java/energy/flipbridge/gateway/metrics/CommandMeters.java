package energy.flipbridge.gateway.metrics;

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
import energy.flipbridge.domain.command.CommandEvent.Ordered;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.CommandEvent.WithdrawalConfirmed;
import energy.flipbridge.domain.command.Outcome;
import energy.flipbridge.gateway.orders.Orders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;

/** Counts what Flip orders, how it ends, and what Flip is told of it. */
final class CommandMeters {

    private static final String ORDERED = "flipbridge.commands.ordered";
    private static final String CONCLUDED = "flipbridge.commands.concluded";
    private static final String REPORTED = "flipbridge.outcomes.reported";

    private final MeterRegistry meters;
    private final Orders orders;
    private final Counter reportsFailed;
    private final Timer acknowledged;
    private final Timer reported;

    CommandMeters(MeterRegistry meters, Orders orders) {
        this.meters = meters;
        this.orders = orders;
        this.reportsFailed = Counter.builder("flipbridge.outcomes.attempts.failed")
                .description("outcomes that Flip could not be told; each is tried again")
                .register(meters);
        this.acknowledged = Latency.timer(
                meters, "flipbridge.commands.acknowledged", "from the webhook to the battery's acknowledgement");
        this.reported =
                Latency.timer(meters, "flipbridge.commands.reported", "from the webhook to Flip's having the outcome");
        // what never came is a zero; without one, the first of a kind would raise no alert
        List.of("new", "changed", "withdrawn").forEach(this::ordered);
        List.of("acknowledged", "rejected", "expired", "failed", "replaced", "given-up")
                .forEach(this::concluded);
        for (Outcome.Status status : Outcome.Status.values()) {
            reported(status, "taken");
            reported(status, "refused");
        }
    }

    void count(CommandEvent event) {
        switch (event) {
            case Ordered e -> ordered(kind(e)).increment();
            case Concluded e -> {
                concluded(result(e)).increment();
                if (e instanceof CommandAcked acked) {
                    orders.find(
                            acked.commandId(), acked.version(), order -> acknowledged.record(order.until(acked.at())));
                }
            }
            case OutcomeReported e -> {
                reported(e.outcome().status(), e.answer() < 300 ? "taken" : "refused")
                        .increment();
                orders.find(e.commandId(), e.version(), order -> reported.record(order.until(e.at())));
            }
            case OutcomeAttemptFailed _ -> reportsFailed.increment();
            case CommandNoted _, WithdrawalConfirmed _ -> {
                // changes nothing for Flip
            }
        }
    }

    private static String kind(Ordered event) {
        return switch (event) {
            case CommandReceived _ -> "new";
            case CommandChanged _ -> "changed";
            case CommandWithdrawn _ -> "withdrawn";
        };
    }

    private static String result(Concluded event) {
        return switch (event) {
            case CommandAcked _ -> "acknowledged";
            case CommandRejected _ -> "rejected";
            case CommandExpired _ -> "expired";
            case CommandFailed _ -> "failed";
            case CommandReplaced _ -> "replaced";
            case CommandGivenUp _ -> "given-up";
        };
    }

    private Counter ordered(String kind) {
        return Counter.builder(ORDERED)
                .description("what batteries were ordered to do, or not to do any more")
                .tag("kind", kind)
                .register(meters);
    }

    private Counter concluded(String result) {
        return Counter.builder(CONCLUDED)
                .description("versions of commands that have come to an end")
                .tag("result", result)
                .register(meters);
    }

    private Counter reported(Outcome.Status status, String answer) {
        return Counter.builder(REPORTED)
                .description("outcomes that Flip was told")
                .tags("status", status.name(), "answer", answer)
                .register(meters);
    }
}
