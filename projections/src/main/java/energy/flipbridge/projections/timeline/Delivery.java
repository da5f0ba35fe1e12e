package energy.flipbridge.projections.timeline;

import energy.flipbridge.domain.command.CommandEvent.CommandFailed;
import energy.flipbridge.domain.command.CommandEvent.Ordered;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.projections.story.Spans;
import energy.flipbridge.projections.timeline.Turn.Whose;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a command on its way to the battery and back.
 *
 * @param isTakingBack whether it tells the battery to drop a command that is over already
 * @param until when the battery must have answered
 * @param publishes how often it was handed to AWS IoT
 * @param answeredAt when the battery's answer was stored, or that it is not delivered any more; the Command has not heard
 *     of it yet
 */
public record Delivery(
        boolean isTakingBack,
        int version,
        Instant orderedAt,
        Instant until,
        @Nullable Instant queuedAt,
        @Nullable Instant publishedAt,
        int publishes,
        @Nullable Instant answeredAt) {

    static Delivery ordered(Ordered event, boolean isTakingBack, Instant at) {
        Instant end = event.order().window().deliverUntil();
        boolean isUntilEnd = isTakingBack || end.isBefore(event.deadline());
        return new Delivery(
                isTakingBack, event.version(), at, isUntilEnd ? end : event.deadline(), null, null, 0, null);
    }

    static Delivery takingBack(CommandFailed event, FlipOrder withdrawn, Instant at) {
        return new Delivery(
                true, event.withdrawalVersion(), at, withdrawn.window().deliverUntil(), null, null, 0, null);
    }

    /** The withdrawal of a command that there never was, of which Flip is told nothing. */
    static Delivery test(DeliveryQueued event, Instant at) {
        return new Delivery(true, event.version(), at, event.window().deliverUntil(), at, null, 0, null);
    }

    /** A battery that has its mark pushed on by something else is told again, under a new stamp. */
    Delivery queued(DeliveryQueued event, Instant at) {
        return event.version() == version
                ? new Delivery(isTakingBack, version, orderedAt, until, at, null, 0, answeredAt)
                : this;
    }

    Delivery published(String commandId, CommandPublished event, Instant at) {
        boolean isThis = event.publications().stream()
                .anyMatch(published -> published.commandId().equals(commandId) && published.version() == version);
        return isThis
                ? new Delivery(
                        isTakingBack,
                        version,
                        orderedAt,
                        until,
                        queuedAt == null ? at : queuedAt,
                        publishedAt == null ? at : publishedAt,
                        publishes + 1,
                        answeredAt)
                : this;
    }

    Delivery confirmed(String commandId, DeliveryConfirmed event, Instant at) {
        boolean isThis = event.deliveries().stream()
                .anyMatch(confirmed -> confirmed.commandId().equals(commandId) && confirmed.version() == version);
        return isThis ? answered(at) : this;
    }

    Delivery answered(Instant at) {
        return new Delivery(isTakingBack, version, orderedAt, until, queuedAt, publishedAt, publishes, at);
    }

    /** @param silentSince when the battery was last heard before it went silent; {@code null} while it is heard */
    public Turn turn(Instant now, @Nullable Instant silentSince) {
        String it = isTakingBack ? "the withdrawal" : "the command";
        if (answeredAt != null) {
            return bridge(answeredAt, "The bridge concludes what became of " + it, now);
        }
        if (queuedAt == null) {
            return bridge(orderedAt, "The bridge queues " + it + " for the battery", now);
        }
        if (publishedAt == null) {
            return bridge(queuedAt, "The bridge hands " + it + " to AWS IoT", now);
        }
        if (now.isAfter(until)) {
            return bridge(until, "The bridge concludes that the battery did not answer in time", now);
        }
        return new Turn(Whose.DEVICE, publishedAt, until, "The battery confirms that it has " + it, null)
                .late(late(publishedAt, now, silentSince));
    }

    private Turn bridge(Instant since, String what, Instant now) {
        return new Turn(Whose.BRIDGE, since, until, what, null)
                .late(Late.ours(since, now, "The bridge has not done its part"));
    }

    private @Nullable String late(Instant since, Instant now, @Nullable Instant silentSince) {
        if (silentSince != null) {
            return "The battery is offline: nothing was heard of it since " + Timestamps.format(silentSince) + ", "
                    + Spans.words(Duration.between(silentSince, now)) + " ago";
        }
        String tries = publishes == 1 ? "1 publish" : publishes + " publishes";
        return Late.batterys(since, now, "The battery has not confirmed after " + tries);
    }
}
