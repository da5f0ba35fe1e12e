package energy.flipbridge.domain.device;

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
import org.jspecify.annotations.Nullable;

/**
 * A device as its events tell.
 *
 * @param owner who claimed it; {@code null} while nobody has
 * @param spentNonces of the newest claims
 * @param cameBackAt when it was heard again after the last silence
 * @param offlineSince when it was last heard before it went silent; {@code null} while it is heard
 */
record Device(
        @Nullable String owner,
        boolean commissioned,
        List<String> spentNonces,
        Deliveries deliveries,
        Instant cameBackAt,
        @Nullable Instant offlineSince) {

    static final Device UNKNOWN = new Device(null, false, List.of(), Deliveries.NONE, Instant.EPOCH, null);

    private static final int MOST_NONCES = 100;

    Device evolve(DeviceEvent event) {
        return switch (event) {
            case Registered e -> owned(e.owner(), false, withNonce(e.nonce()));
            case Commissioned _ -> owned(owner, true, spentNonces);
            case Released _ -> owned(null, false, spentNonces);
            case DeliveryQueued e -> with(deliveries.queued(e));
            case DeliverySuperseded e -> with(deliveries.superseded(e));
            case CommandPublished e -> with(deliveries.published(e));
            case DeliveryConfirmed e -> with(deliveries.confirmed(e));
            case DeliveryExpired e -> with(deliveries.expired(e));
            case WentOffline e -> heard(cameBackAt, e.lastHeardAt());
            case CameBack e -> heard(e.heardAt(), null);
        };
    }

    private List<String> withNonce(String nonce) {
        List<String> nonces = new ArrayList<>(spentNonces);
        nonces.add(nonce);
        return List.copyOf(nonces.subList(Math.max(0, nonces.size() - MOST_NONCES), nonces.size()));
    }

    private Device owned(@Nullable String newOwner, boolean nowCommissioned, List<String> nonces) {
        return new Device(newOwner, nowCommissioned, nonces, deliveries, cameBackAt, offlineSince);
    }

    private Device with(Deliveries changed) {
        return new Device(owner, commissioned, spentNonces, changed, cameBackAt, offlineSince);
    }

    private Device heard(Instant at, @Nullable Instant silentSince) {
        return new Device(owner, commissioned, spentNonces, deliveries, at, silentSince);
    }
}
