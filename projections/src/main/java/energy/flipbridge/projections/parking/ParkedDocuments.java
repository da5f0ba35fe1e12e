package energy.flipbridge.projections.parking;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import energy.flipbridge.projections.parking.Parked.Decision;
import energy.flipbridge.projections.parking.Parked.State;
import energy.flipbridge.projections.parking.ParkedId.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** How what is parked stands in a collection: whatever else a document holds, these fields are the same for all kinds. */
public final class ParkedDocuments {

    /** how long what support decided about can be looked up */
    public static final Duration KEPT = Duration.ofDays(90);

    private static final int LONGEST_CAUSE = 1_000;

    private final MongoCollection<Document> collection;
    private final Kind kind;

    public ParkedDocuments(MongoCollection<Document> collection, Kind kind) {
        this.collection = collection.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /**
     * Parks it durably, or counts one more attempt when it was parked before; what was discarded stays so.
     *
     * @param details what else the document is to hold
     */
    public void park(ParkedId id, String cause, Instant at, Document details) {
        Bson again = Filters.and(Filters.eq("_id", id.toString()), Filters.eq("state", State.DISCARDED.name()));
        if (collection.updateOne(again, Updates.inc("attempts", 1)).getMatchedCount() > 0) {
            return;
        }
        List<Bson> updates = new ArrayList<>(List.of(
                Updates.set("state", State.PARKED.name()),
                Updates.set("parkedAt", Date.from(at)),
                Updates.set("cause", shortened(cause)),
                Updates.inc("attempts", 1),
                Updates.unset("decidedBy"),
                Updates.unset("decidedAt"),
                Updates.unset("expiresAt")));
        details.forEach((name, value) -> updates.add(Updates.set(name, value)));
        collection.updateOne(
                Filters.eq("_id", id.toString()), Updates.combine(updates), new UpdateOptions().upsert(true));
    }

    public List<Parked> newest(State state, @Nullable Place after, int limit) {
        List<Parked> found = new ArrayList<>();
        collection
                .find(Filters.and(Filters.eq("state", state.name()), after(after)))
                .sort(Sorts.descending("parkedAt", "_id"))
                .limit(limit)
                .map(this::parked)
                .into(found);
        return found;
    }

    public long count(State state) {
        return collection.countDocuments(Filters.eq("state", state.name()));
    }

    public Optional<Document> document(String key) {
        return Optional.ofNullable(
                collection.find(Filters.eq("_id", id(key).toString())).first());
    }

    public Optional<Parked> find(String key) {
        return document(key).map(this::parked);
    }

    /**
     * Marks what is parked as decided, unless it was decided or tried again meanwhile.
     *
     * @param seen as it was when it was decided about
     */
    public void decide(Parked seen, State state, Decision decision) {
        List<Bson> updates = new ArrayList<>(List.of(
                Updates.set("state", state.name()),
                Updates.set("decidedBy", decision.by()),
                Updates.set("decidedAt", Date.from(decision.at())),
                Updates.set("expiresAt", Date.from(decision.at().plus(KEPT)))));
        if (decision.reason() != null) {
            updates.add(Updates.set("reason", decision.reason()));
        }
        collection.updateOne(
                Filters.and(
                        Filters.eq("_id", seen.id().toString()),
                        Filters.eq("state", State.PARKED.name()),
                        Filters.eq("attempts", seen.attempts())),
                Updates.combine(updates));
    }

    public Verdict discard(String key, Decision decision) {
        Verdict verdict = waiting(key);
        if (verdict instanceof Verdict.Done(Parked seen)) {
            decide(seen, State.DISCARDED, decision);
            Parked now = find(key).orElse(seen);
            return now.state() == State.DISCARDED ? new Verdict.Done(now) : waiting(key);
        }
        return verdict;
    }

    /** @return what is parked under the key; a reason why nothing can be decided about it, when that is so */
    public Verdict waiting(String key) {
        return find(key)
                .<Verdict>map(parked -> switch (parked.state()) {
                    case PARKED -> new Verdict.Done(parked);
                    case RETRIED ->
                        new Verdict.Refused("It was sent its usual way again already. If it fails once more, it is "
                                + "parked again under the same id.");
                    case DISCARDED -> new Verdict.Refused("It was discarded already; that is not undone.");
                })
                .orElseGet(Verdict.Unknown::new);
    }

    public void tidy(Instant now) {
        // Documents without a state are none of ours, and are left out of the index.
        collection.createIndex(Indexes.descending("state", "parkedAt"), new IndexOptions().sparse(true));
        collection.deleteMany(Filters.and(
                Filters.in("state", State.RETRIED.name(), State.DISCARDED.name()),
                Filters.lt("expiresAt", Date.from(now))));
    }

    public ParkedId id(String key) {
        return new ParkedId(kind, key);
    }

    private Bson after(@Nullable Place place) {
        return place == null
                ? Filters.empty()
                : Filters.or(
                        Filters.lt("parkedAt", Date.from(place.at())),
                        Filters.and(
                                Filters.eq("parkedAt", Date.from(place.at())),
                                Filters.lt("_id", place.id().toString())));
    }

    private Parked parked(Document document) {
        Date expiresAt = document.getDate("expiresAt");
        return new Parked(
                ParkedId.parse(document.getString("_id")).orElseThrow(),
                State.valueOf(document.getString("state")),
                document.getDate("parkedAt").toInstant(),
                document.getInteger("attempts"),
                document.getString("cause"),
                document.get("subject", ""),
                document.get("source", ""),
                decision(document),
                expiresAt == null ? null : expiresAt.toInstant());
    }

    private static @Nullable Decision decision(Document document) {
        String by = document.getString("decidedBy");
        return by == null
                ? null
                : new Decision(by, document.getDate("decidedAt").toInstant(), document.getString("reason"));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_CAUSE ? text : text.substring(0, LONGEST_CAUSE) + "…";
    }
}
