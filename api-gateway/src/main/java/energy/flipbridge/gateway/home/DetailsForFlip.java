package energy.flipbridge.gateway.home;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.home.Refusal;
import energy.flipbridge.gateway.account.Account;
import energy.flipbridge.gateway.account.PersonalData;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.WrongField;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Personal details on their way to Flip, under the random ids that events name instead. They are durable before the event
 * is, and erased as soon as Flip has answered for good; what stays for a week is the answer, so that an errand that is run
 * again after a crash ends as it did before.
 */
@Component
@OnRole({Role.WEB, Role.FORWARDING})
class DetailsForFlip implements PersonalData {

    private static final Logger LOG = LoggerFactory.getLogger(DetailsForFlip.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String DETAILS = "details";

    /** Flip has it. */
    static final String TAKEN = "TAKEN";

    /**
     * What Flip answered for good.
     *
     * @param refusal {@code null} when Flip has it
     * @param errors field by field, in Flip's words, which may repeat what was typed
     */
    record Verdict(@Nullable Refusal refusal, List<WrongField> errors) {

        static final Verdict DONE = new Verdict(null, List.of());

        /** Flip is not asked any more, and had not taken it. */
        static final Verdict LOST = new Verdict(Refusal.DETAILS_LOST, List.of());
    }

    private final MongoCollection<Document> collection;
    private final InstantSource clock;

    DetailsForFlip(MongoDatabaseFactory mongo, InstantSource clock) {
        this.collection = mongo.getMongoDatabase()
                .getCollection("home_details")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.clock = clock;
    }

    /** @return the random id of the request */
    String keep(String owner, Object details) {
        String requestId = UUID.randomUUID().toString();
        collection.insertOne(new Document("_id", requestId)
                .append("owner", owner)
                .append("createdAt", Date.from(clock.instant()))
                .append(DETAILS, JsonMapper.shared().writeValueAsString(details)));
        return requestId;
    }

    /** @return nothing when they were never kept or are erased */
    <T> Optional<T> find(String requestId, Class<T> type) {
        return document(requestId)
                .map(document -> document.getString(DETAILS))
                .map(json -> JsonMapper.shared().readValue(json, type));
    }

    @Override
    public void erase(Account account) {
        collection.deleteMany(Filters.eq("owner", Audit.homeowner(account.id())));
    }

    /** Erases the details and keeps the verdict. */
    void settle(String requestId, Verdict verdict) {
        Bson settled = Updates.combine(
                Updates.unset(DETAILS),
                Updates.set(
                        "verdict",
                        verdict.refusal() == null ? TAKEN : verdict.refusal().name()),
                Updates.set(
                        "refusal",
                        verdict.errors().stream()
                                .map(error -> new Document("field", error.field()).append("message", error.message()))
                                .toList()));
        collection.updateOne(Filters.eq("_id", requestId), settled);
    }

    /** @return nothing while Flip has not answered for good, and a week later */
    Optional<Verdict> verdict(String requestId) {
        return document(requestId)
                .filter(document -> document.containsKey("verdict"))
                .map(DetailsForFlip::verdict);
    }

    /** The embedded database has no expiry of its own, so that every database is swept. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    void eraseExpired() {
        long erased = collection
                .deleteMany(Filters.lt("createdAt", Date.from(clock.instant().minus(KEPT))))
                .getDeletedCount();
        if (erased > 0) {
            LOG.info("details for Flip of {} old requests were erased", erased);
        }
    }

    private Optional<Document> document(String requestId) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", requestId)).first());
    }

    private static Verdict verdict(Document document) {
        String word = Objects.requireNonNull(document.getString("verdict"));
        List<WrongField> errors = document.getList("refusal", Document.class, List.of()).stream()
                .map(error -> new WrongField(error.getString("field"), error.getString("message")))
                .toList();
        return new Verdict(word.equals(TAKEN) ? null : Refusal.valueOf(word), errors);
    }
}
