package energy.flipbridge.gateway.security;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * The support tokens: hash, expiry and revocation of each, by name. A name is never given twice, so that the audit stays
 * unambiguous.
 */
@Component
class SupportTokens {

    /** @param revokedAt {@code null} while it was not revoked */
    record Entry(
            String name,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt) {

        boolean isValidAt(Instant now) {
            return revokedAt == null && expiresAt.isAfter(now);
        }
    }

    private final MongoCollection<Document> collection;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    SupportTokens(MongoDatabaseFactory mongo, InstantSource clock) {
        this.collection = mongo.getMongoDatabase()
                .getCollection("support_tokens")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.clock = clock;
    }

    /** @return the new token, or nothing when the name was given before */
    Optional<SupportToken> create(String name, Duration validity, String createdBy) {
        SupportToken token = SupportToken.random(name, random);
        try {
            collection.insertOne(document(token, validity, createdBy));
            return Optional.of(token);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Creates a token in the place of the one with that name, for the machine's own. */
    SupportToken replace(String name, Duration validity, String createdBy) {
        SupportToken token = SupportToken.random(name, random);
        collection.replaceOne(
                Filters.eq("_id", name), document(token, validity, createdBy), new ReplaceOptions().upsert(true));
        return token;
    }

    /** @return whether it is known, not expired and not revoked */
    boolean isValid(SupportToken token) {
        Document found = collection.find(Filters.eq("_id", token.name())).first();
        return found != null
                && MessageDigest.isEqual(
                        token.hash().getBytes(StandardCharsets.US_ASCII),
                        found.getString("hash").getBytes(StandardCharsets.US_ASCII))
                && entry(found).isValidAt(clock.instant());
    }

    /** @return all, by name */
    List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        collection.find().map(SupportTokens::entry).into(entries);
        entries.sort(Comparator.comparing(Entry::name));
        return entries;
    }

    /** @return whether there is a token of that name; revoking again keeps the first time */
    boolean revoke(String name) {
        collection.updateOne(
                Filters.and(Filters.eq("_id", name), Filters.eq("revokedAt", null)),
                Updates.set("revokedAt", Date.from(clock.instant())));
        return collection.find(Filters.eq("_id", name)).first() != null;
    }

    private Document document(SupportToken token, Duration validity, String createdBy) {
        Instant now = clock.instant();
        return new Document("_id", token.name())
                .append("hash", token.hash())
                .append("createdBy", createdBy)
                .append("createdAt", Date.from(now))
                .append("expiresAt", Date.from(now.plus(validity)));
    }

    private static Entry entry(Document document) {
        Date revokedAt = document.getDate("revokedAt");
        return new Entry(
                document.getString("_id"),
                document.getString("createdBy"),
                document.getDate("createdAt").toInstant(),
                document.getDate("expiresAt").toInstant(),
                revokedAt == null ? null : revokedAt.toInstant());
    }
}
