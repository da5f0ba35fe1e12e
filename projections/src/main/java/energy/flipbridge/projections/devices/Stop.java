package energy.flipbridge.projections.devices;

import energy.flipbridge.domain.device.DeviceEvent.ControlResumed;
import energy.flipbridge.domain.device.DeviceEvent.ControlStopped;
import energy.flipbridge.domain.device.StopMode;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;

/**
 * A stop that stands for a battery.
 *
 * @param reason in support's words
 * @param since when the battery came under it, or under its newest reason
 */
public record Stop(StopScope scope, StopMode mode, String reason, Instant since) {

    /** the field of a battery's document that holds them, by scope */
    public static final String FIELD = "stops";

    static void add(Document device, ControlStopped event) {
        Document stops = device.get(FIELD) instanceof Document before ? new Document(before) : new Document();
        stops.put(
                event.scope().name(),
                new Document("mode", event.mode().name())
                        .append("reason", event.reason())
                        .append("since", event.at()));
        device.put(FIELD, stops);
    }

    static void lift(Document device, ControlResumed event) {
        if (device.get(FIELD) instanceof Document before) {
            Document stops = new Document(before);
            stops.remove(event.scope().name());
            Values.put(device, FIELD, stops.isEmpty() ? null : stops);
        }
    }

    /** @return those in a battery's document, the narrowest first */
    public static List<Stop> all(Document device) {
        return Arrays.stream(StopScope.values())
                .flatMap(scope -> of(device, scope).stream())
                .toList();
    }

    private static Optional<Stop> of(Document device, StopScope scope) {
        return device.get(FIELD) instanceof Document stops && stops.get(scope.name()) instanceof Document stop
                ? Optional.of(new Stop(
                        scope,
                        StopMode.valueOf(stop.getString("mode")),
                        stop.getString("reason"),
                        Objects.requireNonNull(Values.instant(stop, "since"))))
                : Optional.empty();
    }
}
