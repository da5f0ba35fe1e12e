package energy.flipbridge.projections.view;

import energy.flipbridge.domain.access.RecordsRead;
import energy.flipbridge.domain.command.CommandEvent;
import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.forwarding.ForwardingEvent;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.safety.SafetyEvent;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.domain.webhook.WebhookReceived;
import java.util.OptionalInt;
import org.axonframework.eventhandling.Segment;

/**
 * Divides the events by thing, so that everything about one device is handled in order, whichever aggregate it comes
 * from; and those of a home by its site. A processor has at most as many segments as there are partitions.
 */
public final class Partitions {

    /** fixed for good: documents and events refer to it */
    public static final int COUNT = 8;

    private Partitions() {}

    public static int of(String thing) {
        int hash = thing.hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x7feb352d;
        return (hash ^ (hash >>> 15)) & (COUNT - 1);
    }

    /** whether a processor's segment is to handle the event */
    public static boolean matches(Segment segment, Object payload) {
        return of(payload).stream().anyMatch(segment::matches);
    }

    /** like {@link #of(Object)}, but what a home's event tells of one battery is handled with what else that one does */
    public static OptionalInt byThing(Object payload) {
        return payload instanceof HomeEvent.OfBattery event ? OptionalInt.of(of(event.thing())) : of(payload);
    }

    /** empty for a payload that is none of ours */
    public static OptionalInt of(Object payload) {
        return switch (payload) {
            case TelemetryReported event -> OptionalInt.of(of(event.thing()));
            case DeviceEvent event -> OptionalInt.of(of(event.thing()));
            case CommandEvent event -> OptionalInt.of(of(event.thing()));
            case WebhookReceived event ->
                OptionalInt.of(of(event.deviceId() == null ? event.webhookId() : FlipIds.thing(event.deviceId())));
            case ForwardingEvent event -> OptionalInt.of(event.partition());
            case HomeEvent event -> OptionalInt.of(of(event.siteId()));
            case SafetyEvent event -> OptionalInt.of(of(event.scope().id()));
            case RecordsRead event -> OptionalInt.of(of(event.thing()));
            default -> OptionalInt.empty();
        };
    }
}
