package energy.flipbridge.projections.devices;

import energy.flipbridge.domain.device.DeviceEvent;
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
import energy.flipbridge.projections.view.Values;
import org.bson.Document;

/** What each event of a device changes in its document. */
final class DeviceFolds {

    private DeviceFolds() {}

    static void fold(Document device, DeviceEvent event) {
        switch (event) {
            case Registered e -> {
                device.put("owner", e.owner());
                device.put("certificateId", e.certificateId());
                device.put("registeredAt", e.at());
                device.remove("commissionedAt");
            }
            case Commissioned e -> {
                device.put("commissionedAt", e.at());
                device.put("flipSiteId", e.siteId());
                device.put("flipDeviceId", e.deviceId());
            }
            case ReleaseBegan e -> {
                device.put("releasingSince", e.at());
                e.commands().forEach(commandId -> Pending.drop(device, commandId));
            }
            case Released _ -> {
                device.remove("owner");
                device.remove("releasingSince");
                device.remove("registeredAt");
                device.remove("commissionedAt");
            }
            case DeliveryQueued e -> Pending.queued(device, e);
            case DeliverySuperseded e -> Pending.drop(device, e.commandId());
            case CommandPublished e ->
                e.publications().forEach(p -> Pending.published(device, p.commandId(), p.stamp(), e.at()));
            case DeliveryConfirmed e -> {
                DevicesView.advance(device, "mark", e.upTo());
                e.deliveries().forEach(delivery -> Pending.drop(device, delivery.commandId(), delivery.stamp()));
            }
            case DeliveryExpired e -> Pending.drop(device, e.commandId(), e.stamp());
            case ControlStopped e -> {
                Stop.add(device, e);
                e.commands().forEach(commandId -> Pending.drop(device, commandId));
            }
            case ControlResumed e -> Stop.lift(device, e);
            case CertificatesChanged e -> Certificates.fold(device, e);
            case DeliveryDeclined _, DeliveryBarred _, RedeliveryRequested _ -> {
                // changes nothing of what waits
            }
            case WentOffline e -> wentOffline(device, e);
            case CameBack e -> {
                DevicesView.advance(device, "lastHeardAt", e.heardAt());
                device.put("connection", Connection.ONLINE.name());
                device.remove("offlineSince");
            }
        }
    }

    /** A battery heard since is not offline, whatever was concluded before. */
    private static void wentOffline(Document device, WentOffline event) {
        DevicesView.advance(device, "lastHeardAt", event.lastHeardAt());
        if (!Values.isAfter(Values.instant(device, "lastHeardAt"), event.lastHeardAt())) {
            device.put("connection", Connection.OFFLINE.name());
            device.put("offlineSince", event.lastHeardAt());
        }
    }
}
