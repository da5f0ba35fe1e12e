package energy.flipbridge.projections.replay;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import energy.flipbridge.projections.replay.Pause.ByStaff;
import energy.flipbridge.projections.view.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Which processors are to stand still on all nodes. Every node looks once a second. All of it blocks. */
public final class Pauses {

    static final String COLLECTION = "processor_pauses";
    private static final String STAFF = "staff";
    private static final String REPLAY = "replay";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final InstantSource clock;

    public Pauses(MongoDatabase views, InstantSource clock) {
        this.collection = views.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.clock = clock;
    }

    /** @return by processor */
    public Map<String, Pause> current() {
        Instant now = clock.instant();
        Map<String, Pause> pauses = new HashMap<>();
        collection.find().forEach(document -> {
            Pause pause = pause(document, now);
            if (pause.byStaff() != null || pause.isForReplay()) {
                pauses.put(pause.processor(), pause);
            }
        });
        return pauses;
    }

    /** Until it is resumed; a pause that there is already gets the new reason. */
    public void pause(String processor, String by, String reason) {
        Document staff = new Document("by", by).append("reason", reason).append("at", Date.from(clock.instant()));
        collection.updateOne(Filters.eq("_id", processor), Updates.set(STAFF, staff), UPSERT);
    }

    /** @return whether staff had paused it; what a replay needs stays */
    public boolean resume(String processor) {
        return collection
                        .updateOne(
                                Filters.and(Filters.eq("_id", processor), Filters.exists(STAFF)), Updates.unset(STAFF))
                        .getModifiedCount()
                > 0;
    }

    /** For a replay; it ends by itself, so that a view whose replay has died goes on. */
    void freeze(String processor, Duration length) {
        Date until = Date.from(clock.instant().plus(length));
        collection.updateOne(Filters.eq("_id", processor), Updates.set(REPLAY, until), UPSERT);
    }

    void thaw(String processor) {
        collection.updateOne(Filters.eq("_id", processor), Updates.unset(REPLAY));
    }

    private static Pause pause(Document document, Instant now) {
        Instant until = Values.instant(document, REPLAY);
        return new Pause(document.getString("_id"), staff(document), until != null && until.isAfter(now));
    }

    private static @Nullable ByStaff staff(Document document) {
        return document.get(STAFF) instanceof Document staff
                ? new ByStaff(
                        staff.getString("by"),
                        staff.getString("reason"),
                        Objects.requireNonNull(Values.instant(staff, "at")))
                : null;
    }
}
