package energy.flipbridge.gateway.webhook;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.settings.WebhookSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The bodies that may hold personal data, where they can be erased, until they expire. */
@Component
@OnRole(Role.WEBHOOK)
class WebhookBodies {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookBodies.class);

    private final MongoCollection<Document> collection;
    private final WebhookSettings settings;
    private final InstantSource clock;

    WebhookBodies(MongoDatabaseFactory mongo, WebhookSettings settings, InstantSource clock) {
        this.collection = mongo.getMongoDatabase()
                .getCollection("webhook_bodies")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps the body durably; a repeated one changes nothing. */
    void keep(String webhookId, String eventType, byte[] body, Instant receivedAt) {
        collection.updateOne(
                Filters.eq("_id", webhookId),
                Updates.combine(
                        Updates.setOnInsert("eventType", eventType),
                        Updates.setOnInsert("body", new Binary(body)),
                        Updates.setOnInsert("receivedAt", Date.from(receivedAt)),
                        Updates.setOnInsert("expiresAt", Date.from(receivedAt.plus(settings.bodyRetention())))),
                new UpdateOptions().upsert(true));
    }

    /** The embedded database has no expiry of its own, so that every database is swept. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void eraseExpired() {
        long erased = collection
                .deleteMany(Filters.lt("expiresAt", Date.from(clock.instant())))
                .getDeletedCount();
        if (erased > 0) {
            LOG.info("{} expired webhook bodies were erased", erased);
        }
    }
}
