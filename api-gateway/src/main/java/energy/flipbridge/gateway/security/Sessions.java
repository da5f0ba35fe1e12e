package energy.flipbridge.gateway.security;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The sessions of browsers, for every node and over restarts. A session is four plain fields under the hash of its token:
 * there is nothing to deserialise, and whoever reads the database cannot take one over. A session that has ended is never
 * written again, whatever request is still under way. Only a homeowner's is put off: staff sign in anew each day.
 */
@Component
public class Sessions {

    static final Duration PROLONGED_EVERY = Duration.ofMinutes(5);

    private final MongoCollection<Document> collection;
    private final Staff staff;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(MongoDatabaseFactory mongo, Staff staff, InstantSource clock) {
        this.collection = mongo.getMongoDatabase()
                .getCollection("sessions")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.staff = staff;
        this.clock = clock;
    }

    OpaqueToken open(Caller caller) {
        OpaqueToken token = OpaqueToken.random(random);
        Instant now = clock.instant();
        collection.insertOne(new Document("_id", token.hash())
                .append("caller", caller.id())
                .append("role", caller.role().name())
                .append("seenAt", Date.from(now))
                .append("expiresAt", Date.from(now.plus(Session.longestIdle(caller.role())))));
        return token;
    }

    /** The session of that token, unless it has ended; now and then its end is put off, since it is in use. */
    Optional<Session> find(OpaqueToken token) {
        Instant now = clock.instant();
        Document found = collection.find(Filters.eq("_id", token.hash())).first();
        if (found == null || !found.getDate("expiresAt").toInstant().isAfter(now)) {
            return Optional.empty();
        }
        Caller caller = new Caller(found.getString("caller"), CallerRole.valueOf(found.getString("role")));
        if (caller.role() == CallerRole.SUPPORT && staff.addressOf(caller.id()).isEmpty()) {
            return Optional.empty();
        }
        boolean due = caller.role() == CallerRole.HOMEOWNER
                && !found.getDate("seenAt").toInstant().plus(PROLONGED_EVERY).isAfter(now);
        if (due) {
            prolong(token, caller.role(), now);
        }
        return Optional.of(new Session(caller, due));
    }

    /** Whether the browser is still signed in; unlike a request, to ask does not put the end off. Blocks. */
    public boolean isOpen(ServerWebExchange exchange) {
        return SessionContexts.token(exchange)
                        .map(token -> collection.countDocuments(Filters.and(
                                Filters.eq("_id", token.hash()), Filters.gt("expiresAt", Date.from(clock.instant())))))
                        .orElse(0L)
                == 1;
    }

    void prolong(OpaqueToken token, CallerRole role, Instant now) {
        collection.updateOne(
                Filters.eq("_id", token.hash()),
                Updates.combine(
                        Updates.set("seenAt", Date.from(now)),
                        Updates.set("expiresAt", Date.from(now.plus(Session.longestIdle(role))))));
    }

    void end(OpaqueToken token) {
        collection.deleteOne(Filters.eq("_id", token.hash()));
    }

    /** Signs somebody out everywhere. */
    public void endAll(Caller caller) {
        collection.deleteMany(Filters.and(
                Filters.eq("caller", caller.id()),
                Filters.eq("role", caller.role().name())));
    }

    /** The embedded database has no expiry of its own, so that every database is swept. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void eraseExpired() {
        collection.deleteMany(Filters.lte("expiresAt", Date.from(clock.instant())));
    }
}
