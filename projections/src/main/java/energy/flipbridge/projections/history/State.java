package energy.flipbridge.projections.history;

import energy.flipbridge.domain.command.CommandEvent;
import energy.flipbridge.domain.device.DeviceCertificate;
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
import energy.flipbridge.domain.device.StopMode;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.projections.commands.CommandStatus;
import energy.flipbridge.projections.view.Values;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The little that the head remembers, to say what was before an event and what after it. */
final class State {

    private static final int MOST_COMMANDS = 50;

    private State() {}

    /** what the event may change, as it is now */
    static Document of(Document head, Object payload) {
        return switch (payload) {
            case CommandEvent event -> command(head, event.commandId());
            case CommandPublished event
            when event.publications().size() == 1 ->
                command(head, event.publications().getFirst().commandId());
            case DeviceEvent event -> picked(head, key(event));
            default -> new Document();
        };
    }

    static void fold(Document head, Object payload) {
        switch (payload) {
            case CommandEvent event -> {
                CommandStatus before = status(head, event.commandId());
                remember(head, event.commandId(), CommandStatus.after(before, event));
            }
            case CommandPublished event ->
                event.publications().forEach(publication -> {
                    String id = publication.commandId();
                    remember(head, id, CommandStatus.afterPublish(status(head, id)));
                });
            case Registered event -> head.put("owner", event.owner());
            case Released _ -> head.remove("owner");
            case Commissioned event -> head.put("flipDeviceId", event.deviceId());
            case DeliveryConfirmed event -> head.put("mark", Timestamps.format(event.upTo()));
            case WentOffline _ -> head.put("connection", "OFFLINE");
            case CameBack _ -> head.put("connection", "ONLINE");
            case ControlStopped event -> stop(head, event.scope(), event.mode());
            case ControlResumed event -> stop(head, event.scope(), null);
            case CertificatesChanged event ->
                Values.put(
                        head,
                        "certificateExpiresAt",
                        DeviceCertificate.firstEnd(event.certificates())
                                .map(Timestamps::format)
                                .orElse(null));
            default -> {
                // changes nothing that is remembered
            }
        }
    }

    private static void stop(Document head, StopScope scope, @Nullable StopMode mode) {
        Document stops = head.get("stops") instanceof Document before ? new Document(before) : new Document();
        Values.put(stops, scope.name(), mode == null ? null : mode.name());
        Values.put(head, "stops", stops.isEmpty() ? null : stops);
    }

    private static @Nullable String key(DeviceEvent event) {
        return switch (event) {
            case Registered _, Released _ -> "owner";
            case Commissioned _ -> "flipDeviceId";
            case DeliveryConfirmed _ -> "mark";
            case WentOffline _, CameBack _ -> "connection";
            case ControlStopped _, ControlResumed _ -> "stops";
            case CertificatesChanged _ -> "certificateExpiresAt";
            case DeliveryQueued _,
                    DeliverySuperseded _,
                    DeliveryDeclined _,
                    DeliveryBarred _,
                    RedeliveryRequested _,
                    DeliveryExpired _,
                    CommandPublished _,
                    ReleaseBegan _ -> null;
        };
    }

    private static Document picked(Document head, @Nullable String key) {
        Document picked = new Document();
        if (key != null) {
            Values.put(picked, key, head.get(key));
        }
        return picked;
    }

    private static Document command(Document head, String id) {
        Document state = new Document();
        CommandStatus status = status(head, id);
        Values.put(state, "status", status == null ? null : status.name());
        return state;
    }

    private static @Nullable CommandStatus status(Document head, String id) {
        return find(head, id)
                .map(known -> CommandStatus.valueOf(known.getString("status")))
                .orElse(null);
    }

    private static void remember(Document head, String id, @Nullable CommandStatus status) {
        List<Document> commands = Values.list(head, "commands");
        find(head, id).ifPresent(commands::remove);
        if (status != null) {
            commands.add(new Document("id", id).append("status", status.name()));
        }
        if (commands.size() > MOST_COMMANDS) {
            commands.removeFirst();
        }
    }

    private static Optional<Document> find(Document head, String id) {
        return Values.list(head, "commands").stream()
                .filter(known -> id.equals(known.getString("id")))
                .findFirst();
    }
}
