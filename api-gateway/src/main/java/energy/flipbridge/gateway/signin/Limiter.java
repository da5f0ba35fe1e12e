package energy.flipbridge.gateway.signin;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Counts for all nodes together: each counter is a document that is replaced only in the version that was read. */
@Component
@OnRole(Role.WEB)
public class Limiter {

    private static final int MOST_ATTEMPTS = 20;
    private static final Duration CONTENDED = Duration.ofSeconds(1);

    private final MongoCollection<Document> collection;
    private final InstantSource clock;

    Limiter(MongoDatabaseFactory mongo, InstantSource clock) {
        this.collection = mongo.getMongoDatabase().getCollection("sign_in_limits");
        this.clock = clock;
    }

    /**
     * Counts one more, unless that is too much.
     *
     * @return how long to wait; zero when it was counted
     */
    public Duration take(String counter, List<Limit> limits) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Instant now = clock.instant();
            Document found = collection.find(Filters.eq("_id", counter)).first();
            Takings before = takings(found);
            Duration wait = before.wait(limits, now);
            if (wait.isPositive()) {
                return wait;
            }
            if (isReplaced(found, document(counter, before.and(now, limits), version(found) + 1, now, limits))) {
                return Duration.ZERO;
            }
        }
        return CONTENDED;
    }

    private boolean isReplaced(@Nullable Document found, Document next) {
        if (found != null) {
            return collection
                            .replaceOne(
                                    Filters.and(
                                            Filters.eq("_id", next.get("_id")), Filters.eq("version", version(found))),
                                    next)
                            .getModifiedCount()
                    == 1;
        }
        try {
            collection.insertOne(next);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    void eraseExpired() {
        collection.deleteMany(Filters.lte("expiresAt", Date.from(clock.instant())));
    }

    private static Document document(String counter, Takings takings, int version, Instant now, List<Limit> limits) {
        Duration longest = limits.stream()
                .map(Limit::within)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new Document("_id", counter)
                .append("times", takings.times().stream().map(Date::from).toList())
                .append("version", version)
                .append("expiresAt", Date.from(now.plus(longest)));
    }

    private static Takings takings(@Nullable Document found) {
        return new Takings(
                found == null
                        ? List.of()
                        : found.getList("times", Date.class).stream()
                                .map(Date::toInstant)
                                .toList());
    }

    private static int version(@Nullable Document found) {
        return found == null ? 0 : found.getInteger("version");
    }
}
