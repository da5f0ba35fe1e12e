package energy.flipbridge.projections.timeline;

import energy.flipbridge.domain.command.CommandEvent;
import energy.flipbridge.domain.command.CommandEvent.Concluded;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.CommandEvent.WithdrawalConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.webhook.WebhookReceived;
import energy.flipbridge.projections.story.Story;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a command's way from Flip to the battery and back.
 *
 * @param event the event that tells it; {@code null} for the deadline, of which none tells
 * @param at its own time; for the deadline, when that is
 * @param afterMillis how long after the step before it was stored; {@code null} for the first
 * @param summary one sentence
 */
public record TimelineStep(
        Kind kind,
        @Nullable ViewEvent event,
        Instant at,
        @Nullable Long afterMillis,
        String summary) {

    /** What a step is, whatever events tell it. */
    public enum Kind {
        /** Flip called */
        WEBHOOK,
        /** the call proved to be Flip's */
        VERIFIED,
        /** Flip ordered, changed or called off the command, or wrote of it to no effect */
        ORDERED,
        /** a version waits for the battery, under a stamp */
        QUEUED,
        /** AWS IoT took it */
        PUBLISHED,
        /** the battery showed by its mark, or said, what it did with it */
        EVIDENCE,
        /** it is not delivered any more */
        DROPPED,
        /** the outcome is there for Flip */
        OUTCOME,
        /** Flip could not be told */
        REPORT_FAILED,
        /** Flip answered for good */
        REPORTED,
        /** when Flip must have been told, less a margin */
        DEADLINE
    }

    static TimelineStep of(Kind kind, ViewEvent event, String summary) {
        return new TimelineStep(kind, event, Story.of(event.payload()).at(), null, summary);
    }

    static TimelineStep of(ViewEvent event) {
        return of(kind(event.payload()), event, Story.of(event.payload()).summary());
    }

    static TimelineStep verified(ViewEvent event, WebhookReceived webhook) {
        return of(Kind.VERIFIED, event, "The " + webhook.verification() + " proved that Flip had called");
    }

    static TimelineStep deadline(Instant at) {
        return new TimelineStep(Kind.DEADLINE, null, at, null, "Flip must have been told the outcome by then");
    }

    /** when it was stored; of the deadline, when that is */
    Instant storedAt() {
        return event == null ? at : event.storedAt();
    }

    TimelineStep after(Instant before) {
        return new TimelineStep(kind, event, at, storedAt().toEpochMilli() - before.toEpochMilli(), summary);
    }

    private static Kind kind(Object payload) {
        return switch (payload) {
            case WebhookReceived _ -> Kind.WEBHOOK;
            case OutcomeReported _ -> Kind.REPORTED;
            case OutcomeAttemptFailed _ -> Kind.REPORT_FAILED;
            case Concluded _, WithdrawalConfirmed _ -> Kind.OUTCOME;
            case CommandEvent _ -> Kind.ORDERED;
            case DeliveryQueued _ -> Kind.QUEUED;
            case CommandPublished _ -> Kind.PUBLISHED;
            case DeliveryConfirmed _ -> Kind.EVIDENCE;
            default -> Kind.DROPPED;
        };
    }
}
