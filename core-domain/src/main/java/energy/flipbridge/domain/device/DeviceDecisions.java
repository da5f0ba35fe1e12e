package energy.flipbridge.domain.device;

import energy.flipbridge.domain.device.DeviceCommand.BeginRelease;
import energy.flipbridge.domain.device.DeviceCommand.ConfirmDelivery;
import energy.flipbridge.domain.device.DeviceCommand.ExpireDeliveries;
import energy.flipbridge.domain.device.DeviceCommand.MarkOffline;
import energy.flipbridge.domain.device.DeviceCommand.NoteCertificates;
import energy.flipbridge.domain.device.DeviceCommand.NoteHeard;
import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.device.DeviceCommand.RecordCommissioning;
import energy.flipbridge.domain.device.DeviceCommand.RecordPublish;
import energy.flipbridge.domain.device.DeviceCommand.RegisterDevice;
import energy.flipbridge.domain.device.DeviceCommand.ReleaseDevice;
import energy.flipbridge.domain.device.DeviceCommand.RequestRedelivery;
import energy.flipbridge.domain.device.DeviceCommand.ResumeControl;
import energy.flipbridge.domain.device.DeviceCommand.StopControl;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.RedeliveryRequested;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import java.util.List;

/** The rules of a device: from its state and a command to events, without clock, randomness or effect. */
final class DeviceDecisions {

    private DeviceDecisions() {}

    static List<DeviceEvent> decide(Device device, DeviceCommand command) {
        return switch (command) {
            case RegisterDevice c ->
                Claim.of(device, c) == Claim.GRANTED
                        ? List.of(new Registered(c.thing(), c.owner(), c.certificateId(), c.nonce(), c.at()))
                        : List.of();
            case RecordCommissioning c ->
                device.isCommissioned() || !device.isCommissionable(c.owner(), c.at())
                        ? List.of()
                        : List.of(new Commissioned(c.thing(), c.siteId(), c.deviceId(), c.alreadyKnown(), c.at()));
            case BeginRelease c ->
                device.isReleasedBy(c.owner(), c.siteId(), c.at())
                        ? Releasing.begin(device, c.thing(), c.at())
                        : List.of();
            case ReleaseDevice c ->
                device.isReleasedBy(c.owner(), c.siteId(), c.at())
                        ? Releasing.finish(device, c.thing(), c.at())
                        : List.of();
            case StopControl c -> Control.stop(device, c);
            case ResumeControl c -> Control.resume(device, c);
            case QueueForDelivery c -> queue(device, c);
            case RequestRedelivery c -> redeliver(device, c);
            case NoteCertificates c -> Credentials.note(device, c);
            case RecordPublish c -> Confirming.recordPublish(device.deliveries(), c);
            case ConfirmDelivery c -> Confirming.decide(device.deliveries(), c);
            case ExpireDeliveries c -> Queueing.expire(device.deliveries(), c);
            case MarkOffline c -> markOffline(device, c);
            case NoteHeard c ->
                device.offlineSince() == null || !c.heardAt().isAfter(device.offlineSince())
                        ? List.of()
                        : List.of(new CameBack(c.thing(), c.heardAt(), c.at()));
        };
    }

    /** What was turned away once stays so, also when the reason for it is gone: Flip was told that it failed. */
    private static List<DeviceEvent> queue(Device device, QueueForDelivery command) {
        if (device.release().hasDeclined(command)) {
            return List.of();
        }
        if (device.release().declines(command)) {
            return Releasing.decline(device, command);
        }
        return device.control().bars(command)
                ? Control.bar(device, command)
                : Queueing.decide(device.deliveries(), command);
    }

    private static List<DeviceEvent> redeliver(Device device, RequestRedelivery command) {
        boolean isWaiting = device.deliveries().pending().anyMatch(delivery -> !delivery.isOver(command.at()));
        return isWaiting
                ? List.of(new RedeliveryRequested(command.thing(), command.reason(), command.at()))
                : List.of();
    }

    private static List<DeviceEvent> markOffline(Device device, MarkOffline command) {
        boolean wasHeardSince = command.lastHeardAt().isBefore(device.cameBackAt());
        return device.offlineSince() != null || wasHeardSince
                ? List.of()
                : List.of(new WentOffline(command.thing(), command.lastHeardAt(), command.at()));
    }
}
