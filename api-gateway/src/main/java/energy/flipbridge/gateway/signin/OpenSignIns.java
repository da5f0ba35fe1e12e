package energy.flipbridge.gateway.signin;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import energy.flipbridge.gateway.account.Account;
import energy.flipbridge.gateway.account.PersonalData;
import energy.flipbridge.gateway.settings.EmailAddress;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * The sign-ins that wait for their link or code: one document an address, under the keyed hash of it. The last few mails
 * of an address stay good side by side, since mails overtake each other; whichever is used, all are over with it, for
 * that deletes the document, which only one can do.
 */
@Component
@OnRole(Role.WEB)
class OpenSignIns implements PersonalData {

    static final int MOST_ATTEMPTS = 5;

    private static final int MOST_OPEN = 3;

    private final MongoCollection<Document> collection;
    private final InstantSource clock;

    OpenSignIns(MongoDatabaseFactory mongo, InstantSource clock) {
        this.collection = mongo.getMongoDatabase()
                .getCollection("sign_ins")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.clock = clock;
    }

    void open(String key, EmailAddress address, OpenSignIn signIn) {
        Bson update = Updates.combine(
                Updates.set("address", address.value()),
                Updates.set("attemptsLeft", MOST_ATTEMPTS),
                Updates.set("expiresAt", Date.from(signIn.expiresAt())),
                Updates.pushEach("open", List.of(signIn.document()), new PushOptions().slice(-MOST_OPEN)));
        UpdateOptions upsert = new UpdateOptions().upsert(true);
        try {
            collection.updateOne(Filters.eq("_id", key), update, upsert);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            collection.updateOne(Filters.eq("_id", key), update, upsert);
        }
    }

    /** The attempts that are left after this one, and what waits; nothing when no attempt is left or nothing waits. */
    Optional<Attempt> attempt(String key) {
        Instant now = clock.instant();
        Document found = collection.findOneAndUpdate(
                Filters.and(
                        Filters.eq("_id", key), Filters.gt("attemptsLeft", 0), Filters.gt("expiresAt", Date.from(now))),
                Updates.inc("attemptsLeft", -1),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(found)
                .map(document -> new Attempt(
                        document.getInteger("attemptsLeft"),
                        document.getList("open", Document.class).stream()
                                .map(OpenSignIn::of)
                                .filter(signIn -> signIn.expiresAt().isAfter(now))
                                .toList()));
    }

    record Attempt(int left, List<OpenSignIn> open) {}

    /** Ends all sign-ins of the address by the one with that token; nothing when it has expired or was spent. */
    Optional<SpentToken> spend(String key, String tokenHash) {
        Document deleted = collection.findOneAndDelete(Filters.and(
                Filters.eq("_id", key),
                Filters.elemMatch(
                        "open",
                        Filters.and(
                                Filters.eq("token", tokenHash), Filters.gt("expiresAt", Date.from(clock.instant()))))));
        return Optional.ofNullable(deleted).flatMap(document -> spent(document, tokenHash));
    }

    private static Optional<SpentToken> spent(Document document, String tokenHash) {
        EmailAddress address = new EmailAddress(document.getString("address"));
        return document.getList("open", Document.class).stream()
                .map(OpenSignIn::of)
                .filter(signIn -> signIn.tokenHash().equals(tokenHash))
                .findFirst()
                .map(signIn -> signIn.spentBy(address));
    }

    @Override
    public void erase(Account account) {
        collection.deleteMany(Filters.eq("address", account.address().value()));
    }

    void eraseExpired() {
        collection.deleteMany(Filters.lte("expiresAt", Date.from(clock.instant())));
    }
}
