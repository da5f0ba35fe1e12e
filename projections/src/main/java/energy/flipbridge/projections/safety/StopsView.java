package energy.flipbridge.projections.safety;

import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.device.DeviceEvent.ControlResumed;
import energy.flipbridge.domain.device.DeviceEvent.ControlStopped;
import energy.flipbridge.domain.device.StopMode;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.domain.safety.SafetyEvent;
import energy.flipbridge.domain.safety.SafetyEvent.AllResumed;
import energy.flipbridge.domain.safety.SafetyEvent.AllStopped;
import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.Values;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * What support stopped: a document for the fleet, for each home and each battery that was ever stopped by itself. Lifted
 * stops stay, so that what follows from lifting has its cause.
 */
public final class StopsView implements View {

    public static final String NAME = "stops";

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
        return Set.of(SafetyEvent.class, ControlStopped.class, ControlResumed.class);
    }

    @Override
    public Collection<String> reads(ViewEvent event) {
        return List.of(id(event.payload()));
    }

    @Override
    public void apply(ViewEvent event, Documents documents) {
        if (event.payload() instanceof SafetyEvent || isOfBatteryAlone(event.payload())) {
            documents.fold(id(event.payload()), stop -> change(stop, event));
        }
    }

    private static void change(Document stop, ViewEvent event) {
        stop.append("eventId", event.id()).append("correlationId", event.correlationId());
        Values.put(stop, "actor", event.actor());
        switch (event.payload()) {
            case AllStopped e -> {
                StopScope scope = e.scope().siteId() == null ? StopScope.FLEET : StopScope.HOME;
                Values.put(stop, "subject", e.scope().siteId());
                stand(stop, scope, StopMode.STOP, e.reason());
                stop.put("since", e.at());
            }
            case AllResumed e -> stop.append("standing", false).append("reason", e.reason());
            case ControlStopped e -> {
                stop.put("subject", e.thing());
                stand(stop, e.scope(), e.mode(), e.reason());
                stop.put("since", e.at());
            }
            case ControlResumed e -> stop.append("standing", false).append("reason", e.reason());
            default -> throw new IllegalArgumentException("no stop: " + event.name());
        }
    }

    private static void stand(Document stop, StopScope scope, StopMode mode, String reason) {
        stop.append("scope", scope.name())
                .append("mode", mode.name())
                .append("reason", reason)
                .append("standing", true);
    }

    /** A battery comes under the stop of its home or of the fleet by an event of its own, which is no stop more. */
    private static boolean isOfBatteryAlone(Object payload) {
        return switch (payload) {
            case ControlStopped e -> e.scope() == StopScope.DEVICE;
            case ControlResumed e -> e.scope() == StopScope.DEVICE;
            default -> false;
        };
    }

    private static String id(Object payload) {
        return switch (payload) {
            case SafetyEvent e -> e.scope().id();
            case DeviceEvent e -> Values.id(e.thing());
            default -> throw new IllegalArgumentException("no stop: " + payload.getClass());
        };
    }
}
