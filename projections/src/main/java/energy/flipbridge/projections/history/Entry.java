package energy.flipbridge.projections.history;

import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.webhook.WebhookReceived;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.story.Story;
import energy.flipbridge.projections.view.Values;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Tells one event, with who, why, and what was different before. */
final class Entry {

    private Entry() {}

    /** @param head follows what the event changes */
    static Document of(ViewEvent event, Document head) {
        Story story = Story.of(event.payload());
        Document before = State.of(head, event.payload());
        State.fold(head, event.payload());
        Document after = State.of(head, event.payload());
        Document entry = new Document("event", event.name())
                .append("eventId", event.id())
                .append("at", story.at())
                .append("storedAt", event.storedAt());
        Values.put(entry, "receivedAt", receivedAt(event.payload()));
        Values.put(entry, "actor", event.actor());
        Values.put(entry, "correlationId", event.correlationId());
        Values.put(entry, "causationId", event.causationId());
        Values.put(entry, "source", event.source());
        Values.put(entry, "commandId", story.commandId());
        if (story.commandId() == null) {
            List<String> several = CommandsView.subjects(event.payload());
            Values.put(entry, "commandIds", several.isEmpty() ? null : several);
        }
        entry.append("summary", story.summary()).append("detail", Detail.of(event.payload()));
        if (!before.equals(after)) {
            entry.append("before", before).append("after", after);
        }
        return entry;
    }

    /** when what the event tells came in from outside, where that is not the same as its recording */
    private static @Nullable Instant receivedAt(Object payload) {
        return switch (payload) {
            case WebhookReceived e -> e.at();
            case DeliveryConfirmed e -> e.at();
            case CameBack e -> e.heardAt();
            default -> null;
        };
    }
}
