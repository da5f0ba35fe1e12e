package energy.flipbridge.projections.delivery;

import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.ControlStopped;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.device.DeviceEvent.RedeliveryRequested;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;

/** What waits for each device: one document for a thing that has something pending, none for the others. */
public final class DeliveryView implements View {

    public static final String NAME = "delivery";

    private final DeliverySignals signals;

    public DeliveryView(DeliverySignals signals) {
        this.signals = signals;
    }

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
        return Set.of(
                DeliveryQueued.class,
                DeliverySuperseded.class,
                CommandPublished.class,
                DeliveryConfirmed.class,
                RedeliveryRequested.class,
                DeliveryExpired.class,
                ReleaseBegan.class,
                ControlStopped.class,
                TelemetryReported.class);
    }

    @Override
    public Collection<String> reads(ViewEvent event) {
        return event.payload() instanceof DeviceEvent e ? List.of(e.thing()) : List.of();
    }

    @Override
    public void apply(ViewEvent event, Documents documents) {
        switch (event.payload()) {
            case DeliveryQueued e -> documents.fold(e.thing(), thing -> queue(thing, e));
            case DeliverySuperseded e -> drop(documents, e.thing(), has(e.commandId()));
            case DeliveryExpired e -> drop(documents, e.thing(), has(e.commandId(), e.stamp()));
            case ReleaseBegan e -> drop(documents, e.thing(), isIn(e.commands()));
            case ControlStopped e -> drop(documents, e.thing(), isIn(e.commands()));
            case DeliveryConfirmed e ->
                drop(
                        documents,
                        e.thing(),
                        entry -> e.deliveries().stream()
                                .anyMatch(confirmed -> has(confirmed.commandId(), confirmed.stamp())
                                        .test(entry)));
            case CommandPublished e -> {
                if (documents.get(e.thing()).isPresent()) {
                    documents.fold(e.thing(), thing -> published(thing, e));
                }
            }
            case RedeliveryRequested e -> {
                if (documents.get(e.thing()).isPresent()) {
                    documents.fold(e.thing(), thing -> thing.put("askedForAt", Date.from(e.at())));
                }
            }
            default -> {}
        }
    }

    @Override
    public void written(List<ViewEvent> events, Documents documents) {
        documents.changed().forEach(document -> signals.pending(Pending.of(document)));
        documents.removed().forEach(signals::nothingPending);
        for (ViewEvent event : events) {
            if (event.payload() instanceof TelemetryReported e) {
                signals.heard(e.thing(), e.receivedAt(), e.ackedUpTo() == null ? Instant.EPOCH : e.ackedUpTo());
            }
        }
    }

    private static void queue(Document thing, DeliveryQueued event) {
        thing.put("partition", Partitions.of(event.thing()));
        thing.put("attempts", 0);
        List<Document> entries = new ArrayList<>(thing.getList("pending", Document.class, List.of()));
        entries.removeIf(has(event.commandId()));
        entries.add(new Document("commandId", event.commandId())
                .append("version", event.version())
                .append("stamp", Date.from(event.stamp()))
                .append("until", Date.from(event.window().deliverUntil()))
                .append("published", false)
                .append("json", event.commandJson()));
        thing.put("pending", entries);
    }

    private static void published(Document thing, CommandPublished event) {
        thing.put("attempts", event.attempt());
        thing.put("publishedAt", Date.from(event.at()));
        for (Document entry : thing.getList("pending", Document.class)) {
            for (Publication publication : event.publications()) {
                if (has(publication.commandId(), publication.stamp()).test(entry)) {
                    entry.put("published", true);
                }
            }
        }
    }

    private static void drop(Documents documents, String id, Predicate<Document> entry) {
        documents.get(id).ifPresent(before -> {
            List<Document> rest = new ArrayList<>(before.getList("pending", Document.class));
            rest.removeIf(entry);
            if (rest.isEmpty()) {
                documents.remove(id);
            } else {
                documents.fold(id, thing -> thing.put("pending", rest));
            }
        });
    }

    private static Predicate<Document> isIn(List<String> commands) {
        return entry -> commands.contains(entry.getString("commandId"));
    }

    private static Predicate<Document> has(String commandId) {
        return entry -> commandId.equals(entry.getString("commandId"));
    }

    private static Predicate<Document> has(String commandId, Instant stamp) {
        return entry -> commandId.equals(entry.getString("commandId"))
                && entry.getDate("stamp").toInstant().equals(stamp);
    }
}
