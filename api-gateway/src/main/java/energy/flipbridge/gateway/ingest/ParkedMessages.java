package energy.flipbridge.gateway.ingest;

import com.mongodb.client.MongoCollection;
import energy.flipbridge.projections.parking.ParkedDocuments;
import energy.flipbridge.projections.parking.ParkedId;
import java.time.InstantSource;
import java.util.Date;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Telemetry messages that cannot be read, whole and with their cause, so that one never stops the others. */
public final class ParkedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedMessages.class);

    private final ParkedDocuments documents;
    private final InstantSource clock;

    public ParkedMessages(MongoCollection<Document> collection, InstantSource clock) {
        this.documents = new ParkedDocuments(collection, ParkedId.Kind.MESSAGE);
        this.clock = clock;
    }

    void park(QueueMessage message, String cause) {
        LOG.warn("Telemetry message {} is parked: {}", message.id(), cause);
        documents.park(
                ParkedId.of(ParkedId.Kind.MESSAGE, message.id()),
                cause,
                clock.instant(),
                new Document("messageId", message.id())
                        .append("body", message.body())
                        .append("sentAt", Date.from(message.sentAt()))
                        .append("subject", "telemetry message " + message.id())
                        .append("source", "sqs:" + message.id()));
    }

    /** @return the message as it came */
    static QueueMessage message(Document document) {
        return new QueueMessage(
                document.getString("messageId"),
                document.getString("body"),
                document.getDate("sentAt").toInstant());
    }

    ParkedDocuments documents() {
        return documents;
    }
}
