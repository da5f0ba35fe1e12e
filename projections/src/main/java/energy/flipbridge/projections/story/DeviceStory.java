package energy.flipbridge.projections.story;

import energy.flipbridge.domain.device.DeliveryTest;
import energy.flipbridge.domain.device.DeviceCertificate;
import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.CertificatesChanged;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.Confirmation;
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
import energy.flipbridge.domain.device.StopScope;
import java.util.List;

/** The sentences about a device. */
final class DeviceStory {

    private DeviceStory() {}

    static Story of(DeviceEvent event) {
        return switch (event) {
            case Registered e -> new Story(e.at(), null, "Claimed by " + Words.shortened(e.owner()));
            case Commissioned e ->
                new Story(e.at(), null, e.alreadyKnown() ? "Flip knew the battery already" : "Commissioned at Flip");
            case ReleaseBegan e -> releaseBegan(e);
            case Released e -> new Story(e.at(), null, "Given up by its owner");
            case DeliveryDeclined e ->
                new Story(e.at(), e.commandId(), "Not taken for the battery: its owner gives it up or has done so");
            case ControlStopped e -> new Story(e.at(), null, stopped(e));
            case ControlResumed e -> new Story(e.at(), null, resumed(e));
            case DeliveryBarred e ->
                new Story(e.at(), e.commandId(), "Not taken for the battery" + Words.because(e.reason()));
            case DeliveryQueued e -> new Story(e.stamp(), e.commandId(), queued(e) + " waits for the battery");
            case DeliverySuperseded e ->
                new Story(e.at(), e.commandId(), "Command " + Words.shortened(e.by()) + " takes this one's place");
            case RedeliveryRequested e ->
                new Story(e.at(), null, "Support has what waits sent again: " + Words.shortened(e.reason()));
            case CertificatesChanged e -> new Story(e.at(), null, certificates(e));
            case CommandPublished e -> published(e);
            case DeliveryConfirmed e -> confirmed(e);
            case DeliveryExpired e -> new Story(e.at(), e.commandId(), "No longer delivered: it is over");
            case WentOffline e ->
                new Story(
                        e.at(), null, "The battery went silent; last heard at " + Words.time(e.lastHeardAt(), e.at()));
            case CameBack e -> new Story(e.at(), null, "The battery is heard again");
        };
    }

    private static String queued(DeliveryQueued event) {
        if (DeliveryTest.isTest(event.commandId())) {
            return "A test of the delivery";
        }
        return event.withdrawal() ? "The withdrawal" : "The command";
    }

    private static Story releaseBegan(ReleaseBegan event) {
        return new Story(event.at(), null, "Its owner gives the battery up" + withdrawn(event.commands()));
    }

    private static String stopped(ControlStopped event) {
        return switch (event.mode()) {
                    case STOP -> "Support stopped " + what(event.scope());
                    case MONITOR_ONLY -> "Support only monitors " + what(event.scope());
                }
                + withdrawn(event.commands()) + ": " + Words.shortened(event.reason());
    }

    private static String resumed(ControlResumed event) {
        return "Support lifted the stop of " + what(event.scope()) + ": " + Words.shortened(event.reason());
    }

    private static String what(StopScope scope) {
        return switch (scope) {
            case DEVICE -> "the battery";
            case HOME -> "the home's batteries";
            case FLEET -> "all batteries";
        };
    }

    private static String withdrawn(List<String> commands) {
        return switch (commands.size()) {
            case 0 -> "";
            case 1 -> "; the command that it has is withdrawn";
            default -> "; the " + commands.size() + " commands that it has are withdrawn";
        };
    }

    private static String certificates(CertificatesChanged event) {
        long active =
                event.certificates().stream().filter(DeviceCertificate::active).count();
        String end = DeviceCertificate.firstEnd(event.certificates())
                .map(expiresAt -> Words.time(expiresAt, event.at()))
                .orElse("");
        return switch ((int) active) {
            case 0 -> "AWS IoT has no active certificate for the battery";
            case 1 -> "AWS IoT has a certificate for the battery; it expires at " + end;
            default -> "AWS IoT has " + active + " certificates for the battery; the first expires at " + end;
        };
    }

    private static Story published(CommandPublished event) {
        int number = event.publications().size();
        String what = number == 1 ? "the command" : number + " commands";
        String attempt = event.attempt() == 1 ? "" : ", attempt " + event.attempt();
        String only = number == 1 ? event.publications().getFirst().commandId() : null;
        return new Story(event.at(), only, "Sent " + what + " to the battery" + attempt);
    }

    private static Story confirmed(DeliveryConfirmed event) {
        List<Confirmation> deliveries = event.deliveries();
        return switch (deliveries.size()) {
            case 0 -> new Story(event.at(), null, "The battery's mark is now " + Words.time(event.upTo(), event.at()));
            case 1 -> new Story(event.at(), deliveries.getFirst().commandId(), confirmed(deliveries.getFirst()));
            default -> new Story(event.at(), null, "The battery confirmed " + deliveries.size() + " commands");
        };
    }

    private static String confirmed(Confirmation confirmation) {
        return switch (confirmation.outcome()) {
            case ACCEPTED -> "The battery confirmed";
            case CLAMPED -> "The battery confirmed with limits" + Words.because(confirmation.reason());
            case REJECTED -> "The battery refused" + Words.because(confirmation.reason());
        };
    }
}
