package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.CertificatesChanged;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.ControlResumed;
import energy.flipbridge.domain.device.DeviceEvent.ControlStopped;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryBarred;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryDeclined;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.domain.device.DeviceEvent.RedeliveryRequested;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
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
 * @param registeredAt when it was last claimed
 * @param siteId of the home in which Flip has it; {@code null} while it is not commissioned
 * @param spentNonces of the newest claims
 * @param cameBackAt when it was heard again after the last silence
 * @param offlineSince when it was last heard before it went silent; {@code null} while it is heard
 */
record Device(
        @Nullable String owner,
        Instant registeredAt,
        @Nullable String siteId,
        List<String> spentNonces,
        Deliveries deliveries,
        Release release,
        Control control,
        Credentials credentials,
        Instant cameBackAt,
        @Nullable Instant offlineSince) {

    static final Device UNKNOWN = new Device(
            null,
            Instant.EPOCH,
            null,
            List.of(),
            Deliveries.NONE,
            Release.NONE,
            Control.FREE,
            Credentials.NONE,
            Instant.EPOCH,
            null);

    private static final int MOST_NONCES = 100;

    Device evolve(DeviceEvent event) {
        return switch (event) {
            case Registered e -> registered(e);
            case Commissioned e -> owned(owner, e.siteId());
            case ReleaseBegan e -> with(deliveries.takenBack(e.commands())).with(release.begun());
            case Released e -> owned(null, null).with(release.done(e));
            case DeliveryDeclined e -> with(release.declined(e.commandId(), e.version()));
            case ControlStopped e -> with(deliveries.takenBack(e.commands())).with(control.stopped(e));
            case ControlResumed e -> with(control.resumed(e));
            case DeliveryBarred e -> with(release.declined(e.commandId(), e.version()));
            case DeliveryQueued e -> with(deliveries.queued(e));
            case DeliverySuperseded e -> with(deliveries.superseded(e));
            case RedeliveryRequested _ -> this;
            case CertificatesChanged e -> with(credentials.changed(e));
            case CommandPublished e -> with(deliveries.published(e));
            case DeliveryConfirmed e -> with(deliveries.confirmed(e));
            case DeliveryExpired e -> with(deliveries.expired(e));
            case WentOffline e -> heard(cameBackAt, e.lastHeardAt());
            case CameBack e -> heard(e.heardAt(), null);
        };
    }

    boolean isCommissioned() {
        return siteId != null;
    }

    /**
     * whether somebody has it and keeps it, and it is that one's home which Flip told of, since the last release
     *
     * @param someone {@code null} when it is not known whose home it was
     */
    boolean isCommissionable(@Nullable String someone, Instant told) {
        boolean isTheOwners = owner != null && (someone == null || someone.equals(owner));
        return isTheOwners && !release.closed() && !told.isBefore(release.doneAt());
    }

    /** whether it is still the claim at hand that is given up, and the home in which the battery is */
    boolean isReleasedBy(String someone, String fromSite, Instant since) {
        boolean isInThatHome = siteId == null || siteId.equals(fromSite);
        return someone.equals(owner) && isInThatHome && !since.isBefore(registeredAt);
    }

    private Device registered(Registered event) {
        return new Device(
                event.owner(),
                event.at(),
                null,
                withNonce(event.nonce()),
                deliveries,
                release.claimed(),
                control,
                credentials,
                cameBackAt,
                offlineSince);
    }

    private List<String> withNonce(String nonce) {
        List<String> nonces = new ArrayList<>(spentNonces);
        nonces.add(nonce);
        return List.copyOf(nonces.subList(Math.max(0, nonces.size() - MOST_NONCES), nonces.size()));
    }

    private Device owned(@Nullable String newOwner, @Nullable String newSite) {
        return new Device(
                newOwner,
                registeredAt,
                newSite,
                spentNonces,
                deliveries,
                release,
                control,
                credentials,
                cameBackAt,
                offlineSince);
    }

    private Device with(Deliveries changed) {
        return new Device(
                owner,
                registeredAt,
                siteId,
                spentNonces,
                changed,
                release,
                control,
                credentials,
                cameBackAt,
                offlineSince);
    }

    private Device with(Release changed) {
        return new Device(
                owner,
                registeredAt,
                siteId,
                spentNonces,
                deliveries,
                changed,
                control,
                credentials,
                cameBackAt,
                offlineSince);
    }

    private Device with(Control changed) {
        return new Device(
                owner,
                registeredAt,
                siteId,
                spentNonces,
                deliveries,
                release,
                changed,
                credentials,
                cameBackAt,
                offlineSince);
    }

    private Device with(Credentials changed) {
        return new Device(
                owner,
                registeredAt,
                siteId,
                spentNonces,
                deliveries,
                release,
                control,
                changed,
                cameBackAt,
                offlineSince);
    }

    private Device heard(Instant at, @Nullable Instant silentSince) {
        return new Device(
                owner, registeredAt, siteId, spentNonces, deliveries, release, control, credentials, at, silentSince);
    }
}
