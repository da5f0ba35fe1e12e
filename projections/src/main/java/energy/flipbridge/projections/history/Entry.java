package energy.flipbridge.projections.history;

import energy.flipbridge.projections.story.Story;
import energy.flipbridge.projections.view.Values;
import energy.flipbridge.projections.view.ViewEvent;
import org.bson.Document;

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
        Values.put(entry, "actor", event.actor());
        Values.put(entry, "correlationId", event.correlationId());
        Values.put(entry, "causationId", event.causationId());
        Values.put(entry, "source", event.source());
        Values.put(entry, "commandId", story.commandId());
        entry.append("summary", story.summary()).append("detail", Detail.of(event.payload()));
        if (!before.equals(after)) {
            entry.append("before", before).append("after", after);
        }
        return entry;
    }
}
