package energy.flipbridge.projections.parking;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import energy.flipbridge.projections.view.ViewEvent;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events that a view or a policy could not handle, with their cause, so that one never stops the others. */
public final class ParkedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedEvents.class);
    private static final int LONGEST_CAUSE = 1_000;

    private final MongoCollection<Document> collection;

    public ParkedEvents(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    public void park(String handler, ViewEvent event, Throwable cause) {
        LOG.error("{} cannot handle {} {}; it is parked", handler, event.name(), event.id(), cause);
        String id = handler + ":" + event.id();
        Document document = new Document("_id", id)
                .append("handler", handler)
                .append("eventId", event.id())
                .append("event", event.name())
                .append("position", event.position())
                .append("stream", event.streamId())
                .append("cause", abbreviated(cause.toString()));
        collection.replaceOne(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true));
    }

    private static String abbreviated(String text) {
        return text.length() <= LONGEST_CAUSE ? text : text.substring(0, LONGEST_CAUSE) + "…";
    }
}
