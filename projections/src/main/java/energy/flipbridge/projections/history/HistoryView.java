package energy.flipbridge.projections.history;

import energy.flipbridge.domain.access.RecordsRead;
import energy.flipbridge.domain.command.CommandEvent;
import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.domain.webhook.WebhookReceived;
import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.bson.Document;

/**
 * The audit trail of each thing: {@code <thing>:e:<n>} for each entry, numbered from 0 without holes and in the order of
 * all events, and {@code <thing>:head} with how many there are. Readings in a row are one entry, at most one an hour.
 */
public final class HistoryView implements View {

    /** the number counts the forms of its documents: a new one is folded from the beginning under a new name */
    public static final String NAME = "history_2";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                DeviceEvent.class,
                CommandEvent.class,
                WebhookReceived.class,
                TelemetryReported.class,
                HomeEvent.OfBattery.class,
                RecordsRead.class);
    }

    @Override
    public OptionalInt partition(Object payload) {
        return Partitions.byThing(payload);
    }

    @Override
    public Collection<String> reads(ViewEvent event) {
        String thing = Subjects.thing(event.payload());
        return thing == null ? List.of() : List.of(Head.id(thing));
    }

    @Override
    public void apply(ViewEvent event, Documents documents) {
        String thing = Subjects.thing(event.payload());
        if (thing == null) {
            return;
        }
        documents.fold(Head.id(thing), head -> {
            if (event.payload() instanceof TelemetryReported reported) {
                if (ReadingGroup.isOver(head, reported)) {
                    close(head, thing, documents);
                }
                ReadingGroup.add(head, reported, event);
                Head.countReading(head, reported.receivedAt());
            } else {
                close(head, thing, documents);
                if (event.payload() instanceof HomeEvent.OfBattery ofBattery) {
                    Residence.fold(head, ofBattery, event.position());
                }
                Head.insert(head, thing, documents, Entry.of(event, head));
            }
        });
    }

    private static void close(Document head, String thing, Documents documents) {
        if (head.remove(ReadingGroup.KEY) instanceof Document group) {
            Head.insert(head, thing, documents, ReadingGroup.entry(group, thing));
        }
    }
}
