package energy.flipbridge.projections.replay;

import static energy.flipbridge.projections.replay.RunDocument.CANCELED_BY;
import static energy.flipbridge.projections.replay.RunDocument.LEASED_UNTIL;
import static energy.flipbridge.projections.replay.RunDocument.NODE;
import static energy.flipbridge.projections.replay.RunDocument.REQUESTED_AT;
import static energy.flipbridge.projections.replay.RunDocument.RUN;
import static energy.flipbridge.projections.replay.RunDocument.STATE;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import energy.flipbridge.projections.replay.ReplayRun.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The newest replay of each view, and which node works on it. All of it blocks. */
final class ReplayRuns {

    static final String COLLECTION = "replays";
    /** a node that was not heard of for so long works on it no more */
    static final Duration LEASE = Duration.ofSeconds(20);

    private static final Bson IS_GOING_ON = Filters.in(STATE, names(false));
    private static final FindOneAndUpdateOptions NEW_ONE =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> collection;
    private final InstantSource clock;

    ReplayRuns(MongoDatabase views, InstantSource clock) {
        this.collection = views.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.clock = clock;
    }

    private static List<String> names(boolean isOver) {
        return Stream.of(ReplayState.values())
                .filter(state -> state.isOver() == isOver)
                .map(Enum::name)
                .toList();
    }

    /** @return empty when one of the view is going on */
    Optional<ReplayRun> begin(String view, Request request) {
        Document run = RunDocument.of(view, UUID.randomUUID().toString(), request);
        try {
            collection.replaceOne(
                    Filters.and(Filters.eq("_id", view), Filters.in(STATE, names(true))),
                    run,
                    new ReplaceOptions().upsert(true));
            return Optional.of(RunDocument.run(run));
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Optional<ReplayRun> find(String view) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", view)).first())
                .map(RunDocument::run);
    }

    /** @return the newest first; at most one for each view */
    List<ReplayRun> all() {
        return collection
                .find()
                .sort(Sorts.descending(REQUESTED_AT, "_id"))
                .map(RunDocument::run)
                .into(new ArrayList<>());
    }

    /** @return empty when none of the view is going on */
    Optional<ReplayRun> cancel(String view, String by) {
        return run(collection.findOneAndUpdate(
                Filters.and(Filters.eq("_id", view), IS_GOING_ON), Updates.set(CANCELED_BY, by), NEW_ONE));
    }

    private Optional<ReplayRun> take(Collection<String> views, String node) {
        Instant now = clock.instant();
        Bson isFree = Filters.and(Filters.in("_id", views), IS_GOING_ON, Filters.lt(LEASED_UNTIL, Date.from(now)));
        return run(collection.findOneAndUpdate(
                isFree,
                Updates.combine(Updates.set(NODE, node), lease()),
                new FindOneAndUpdateOptions()
                        .returnDocument(ReturnDocument.AFTER)
                        .sort(Sorts.ascending(REQUESTED_AT, "_id"))));
    }

    /** @return all that no living node works on, the oldest first, which are the node's now */
    List<ReplayRun> takeAll(Collection<String> views, String node) {
        List<ReplayRun> taken = new ArrayList<>();
        for (Optional<ReplayRun> next = take(views, node); next.isPresent(); next = take(views, node)) {
            taken.add(next.get());
        }
        return taken;
    }

    /**
     * Changes the run and extends the lease.
     *
     * @return empty when the run is the node's no more
     */
    Optional<ReplayRun> save(ReplayRun run, Bson... changes) {
        return run(collection.findOneAndUpdate(own(run), Updates.combine(Updates.combine(changes), lease()), NEW_ONE));
    }

    /** Lets any node go on with it from then on. */
    void leave(ReplayRun run, Instant from, Bson... changes) {
        collection.updateOne(
                own(run), Updates.combine(Updates.combine(changes), Updates.set(LEASED_UNTIL, Date.from(from))));
    }

    private static Bson own(ReplayRun run) {
        return Filters.and(
                Filters.eq("_id", run.view()), Filters.eq(RUN, run.id()), Filters.eq(NODE, run.node()), IS_GOING_ON);
    }

    private Bson lease() {
        return Updates.set(LEASED_UNTIL, Date.from(clock.instant().plus(LEASE)));
    }

    private static Optional<ReplayRun> run(@Nullable Document document) {
        return Optional.ofNullable(document).map(RunDocument::run);
    }
}
