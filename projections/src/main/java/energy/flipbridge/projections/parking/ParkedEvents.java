package energy.flipbridge.projections.parking;

import com.mongodb.client.MongoCollection;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.InstantSource;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events that a view or a policy could not handle, with their cause, so that one never stops the others. */
public final class ParkedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedEvents.class);

    private final ParkedDocuments documents;
    private final InstantSource clock;

    public ParkedEvents(MongoCollection<Document> collection, InstantSource clock) {
        this.documents = new ParkedDocuments(collection, ParkedId.Kind.EVENT);
        this.clock = clock;
    }

    public void park(String handler, ViewEvent event, Throwable cause) {
        LOG.error("{} cannot handle {} {}; it is parked", handler, event.name(), event.id(), cause);
        documents.park(
                ParkedId.of(ParkedId.Kind.EVENT, handler + ":" + event.id()),
                cause.toString(),
                clock.instant(),
                new Document("handler", handler)
                        .append("eventId", event.id())
                        .append("position", event.position())
                        .append("stream", event.streamId())
                        .append("sequence", event.sequence())
                        .append("subject", event.name() + " of " + event.streamId())
                        .append("source", handler));
    }

    public ParkedDocuments documents() {
        return documents;
    }
}
