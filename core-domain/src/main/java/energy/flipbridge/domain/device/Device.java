package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.Delivery.Status;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.Released;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A device as its events tell.
 *
 * @param owner who claimed it; {@code null} while nobody has
 * @param spentNonces of the newest claims
 * @param lastStamp the highest stamp given out
 * @param mark the highest mark the device has shown
 * @param deliveries by command id: pending ones, and confirmed ones whose window may still overlap a newer command
 * @param offlineSince when it was last heard before it went silent; {@code null} while it is heard
 */
record Device(
        @Nullable String owner,
        boolean commissioned,
        List<String> spentNonces,
        Instant lastStamp,
        Instant mark,
        Map<String, Delivery> deliveries,
        @Nullable Instant offlineSince) {

    static final Device UNKNOWN = new Device(null, false, List.of(), Instant.EPOCH, Instant.EPOCH, Map.of(), null);

    private static final int MOST_NONCES = 100;

    Device evolve(DeviceEvent event) {
        return switch (event) {
            case Registered e -> owned(e.owner(), false, withNonce(e.nonce()));
            case Commissioned _ -> owned(owner, true, spentNonces);
            case Released _ -> owned(null, false, spentNonces);
            case DeliveryQueued e -> queued(e);
            case DeliverySuperseded e -> updated(e.commandId(), d -> d.with(Status.SUPERSEDED));
            case CommandPublished e -> published(e);
            case DeliveryConfirmed e -> confirmed(e);
            case DeliveryExpired e -> without(e);
            case WentOffline e -> heard(e.lastHeardAt());
            case CameBack _ -> heard(null);
        };
    }

    private Device queued(DeliveryQueued event) {
        Map<String, Delivery> changed = new TreeMap<>(deliveries);
        changed.values().removeIf(delivery -> !delivery.isPending() && delivery.isOver(event.stamp()));
        changed.put(event.commandId(), Delivery.of(event));
        return new Device(owner, commissioned, spentNonces, event.stamp(), mark, changed, offlineSince);
    }

    private Device published(CommandPublished event) {
        Map<String, Delivery> changed = new TreeMap<>(deliveries);
        event.publications()
                .forEach(publication -> changed.computeIfPresent(
                        publication.commandId(),
                        (_, d) -> d.stamp().equals(publication.stamp()) ? d.asPublished() : d));
        return with(mark, changed);
    }

    private Device confirmed(DeliveryConfirmed event) {
        Map<String, Delivery> changed = new TreeMap<>(deliveries);
        event.deliveries()
                .forEach(confirmation -> changed.computeIfPresent(
                        confirmation.commandId(),
                        (_, d) -> d.stamp().equals(confirmation.stamp()) ? d.with(Status.CONFIRMED) : d));
        return with(event.upTo().isAfter(mark) ? event.upTo() : mark, changed);
    }

    private Device without(DeliveryExpired event) {
        Map<String, Delivery> changed = new TreeMap<>(deliveries);
        changed.computeIfPresent(event.commandId(), (_, d) -> d.stamp().equals(event.stamp()) ? null : d);
        return with(mark, changed);
    }

    private Device updated(String commandId, UnaryOperator<Delivery> change) {
        Map<String, Delivery> changed = new TreeMap<>(deliveries);
        changed.computeIfPresent(commandId, (_, delivery) -> change.apply(delivery));
        return with(mark, changed);
    }

    private List<String> withNonce(String nonce) {
        List<String> nonces = new ArrayList<>(spentNonces);
        nonces.add(nonce);
        return List.copyOf(nonces.subList(Math.max(0, nonces.size() - MOST_NONCES), nonces.size()));
    }

    private Device owned(@Nullable String newOwner, boolean nowCommissioned, List<String> nonces) {
        return new Device(newOwner, nowCommissioned, nonces, lastStamp, mark, deliveries, offlineSince);
    }

    private Device with(Instant newMark, Map<String, Delivery> changed) {
        return new Device(owner, commissioned, spentNonces, lastStamp, newMark, changed, offlineSince);
    }

    private Device heard(@Nullable Instant silentSince) {
        return new Device(owner, commissioned, spentNonces, lastStamp, mark, deliveries, silentSince);
    }
}
