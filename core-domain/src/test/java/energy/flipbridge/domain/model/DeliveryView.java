package energy.flipbridge.domain.model;

import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.ControlStopped;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.model.Bridge.Stored;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a delivery worker sees: pending deliveries, folded from the first events of the log. */
record DeliveryView(Map<String, DeliveryQueued> waiting, Set<Instant> recorded) {

    static DeliveryView of(List<Stored> log) {
        DeliveryView view = new DeliveryView(new HashMap<>(), new HashSet<>());
        log.forEach(stored -> view.apply(stored.event()));
        return view;
    }

    List<DeliveryQueued> pending() {
        return waiting.values().stream()
                .sorted(Comparator.comparing(DeliveryQueued::stamp))
                .toList();
    }

    List<DeliveryQueued> toPublish(Instant now) {
        return pending().stream()
                .filter(delivery -> delivery.window().deliverUntil().isAfter(now))
                .toList();
    }

    private void apply(Object event) {
        switch (event) {
            case DeliveryQueued e -> waiting.put(e.commandId(), e);
            case DeliverySuperseded e -> waiting.remove(e.commandId());
            case ReleaseBegan e -> waiting.keySet().removeAll(e.commands());
            case ControlStopped e -> waiting.keySet().removeAll(e.commands());
            case CommandPublished e -> e.publications().forEach(publication -> recorded.add(publication.stamp()));
            case DeliveryConfirmed e ->
                e.deliveries().forEach(confirmation -> waiting.remove(confirmation.commandId()));
            case DeliveryExpired e -> waiting.remove(e.commandId());
            default -> {}
        }
    }
}
