package energy.flipbridge.projections.timeline;

import energy.flipbridge.domain.command.CommandEvent.CommandFailed;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.command.CommandEvent.Concluded;
import energy.flipbridge.domain.command.CommandEvent.Ordered;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.CommandEvent.WithdrawalConfirmed;
import energy.flipbridge.domain.device.DeliveryTest;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryBarred;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryDeclined;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a command stands after the events so far: who it waits for. */
final class Standing {

    private final String commandId;
    private final boolean isTest;

    /** of the newest event about the command */
    private Instant last = Instant.EPOCH;
    /** what the battery is asked to confirm; {@code null} when nothing is */
    private @Nullable Delivery delivery;
    /** what Flip is to be told; {@code null} when nothing is */
    private @Nullable Report report;

    private @Nullable Instant deadline;
    /** when the battery was last heard before it went silent; {@code null} while it is heard */
    private @Nullable Instant silentSince;

    Standing(String commandId) {
        this.commandId = commandId;
        this.isTest = DeliveryTest.isTest(commandId);
    }

    void take(ViewEvent event) {
        Instant at = event.storedAt();
        switch (event.payload()) {
            case WentOffline e -> silentSince = e.lastHeardAt();
            case CameBack _ -> silentSince = null;
            default -> {
                if (CommandsView.subjects(event.payload()).contains(commandId)) {
                    last = at;
                    about(event.payload(), at);
                }
            }
        }
    }

    private void about(Object payload, Instant at) {
        switch (payload) {
            case Ordered e -> {
                boolean isOurs = e instanceof CommandWithdrawn withdrawn
                        && withdrawn.reason().isOurs();
                // an outcome of an older version would acknowledge the new one at Flip, and is not reported any more
                report = isOurs ? report : null;
                deadline = e.deadline();
                delivery = Delivery.ordered(e, isOurs, at);
            }
            case CommandFailed e -> {
                report = Report.of(e, at);
                delivery = e.withdrawn() == null ? delivery : Delivery.takingBack(e, e.withdrawn(), at);
            }
            case Concluded e -> {
                report = Report.of(e, at);
                delivery = null;
            }
            case WithdrawalConfirmed _ -> delivery = null;
            case OutcomeAttemptFailed e -> report = report == null ? null : report.failed(e, at);
            case OutcomeReported e -> report = report == null || report.version() <= e.version() ? null : report;
            case DeliveryQueued e when isTest -> delivery = Delivery.test(e, at);
            case DeliveryConfirmed _ when isTest -> delivery = null;
            case DeliveryQueued e -> change(d -> d.queued(e, at));
            case CommandPublished e -> change(d -> d.published(commandId, e, at));
            case DeliveryConfirmed e -> change(d -> d.confirmed(commandId, e, at));
            case DeliveryExpired _, DeliveryDeclined _, DeliveryBarred _, DeliverySuperseded _ ->
                change(d -> d.isTakingBack() ? null : d.answered(at));
            default -> {
                // changes nobody's turn
            }
        }
    }

    private void change(Function<Delivery, @Nullable Delivery> change) {
        delivery = delivery == null ? null : change.apply(delivery);
    }

    /** Flip comes first: its 15 minutes run out, while a withdrawal has until the end of the window. */
    Turn turn(Instant now) {
        if (report != null) {
            return report.turn(deadline, now);
        }
        if (delivery != null && !(delivery.isTakingBack() && now.isAfter(delivery.until()))) {
            return delivery.turn(now, silentSince);
        }
        return new Turn(Turn.Whose.NOBODY, last, null, "Nothing is left to do", null);
    }
}
