package energy.flipbridge.gateway.ingest;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Date;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Telemetry messages that cannot be read, whole and with their cause, so that one never stops the others. */
public final class ParkedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedMessages.class);

    private final MongoCollection<Document> collection;

    public ParkedMessages(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    void park(QueueMessage message, String cause) {
        LOG.warn("Telemetry message {} is parked: {}", message.id(), cause);
        Document document = new Document("_id", message.id())
                .append("cause", cause)
                .append("body", message.body())
                .append("sentAt", Date.from(message.sentAt()));
        collection.replaceOne(Filters.eq("_id", message.id()), document, new ReplaceOptions().upsert(true));
    }
}
