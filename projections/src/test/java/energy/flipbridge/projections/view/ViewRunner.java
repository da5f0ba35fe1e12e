package energy.flipbridge.projections.view;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.parking.ParkedEvents;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.bson.BsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** Feeds events to a view, batch after batch. */
public final class ViewRunner {

    private static final JsonWriterSettings EXTENDED =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final View view;
    private final MongoDatabase database;
    private final TokenStore tokens;

    public ViewRunner(View view, MongoDatabase database) {
        this(view, database, new InMemoryTokenStore());
    }

    public ViewRunner(View view, MongoDatabase database, TokenStore tokens) {
        this.view = view;
        this.database = database;
        this.tokens = tokens;
        tokens.initializeTokenSegments(view.name(), 1, new GlobalSequenceTrackingToken(-1));
    }

    public ViewRunner run(List<?> payloads) {
        return run(Stories.messages(payloads), () -> 1_000);
    }

    /** Runs the events after the stored token; a batch that fails is tried again, with other boundaries. */
    public ViewRunner run(List<DomainEventMessage<?>> events, IntSupplier batchSize) {
        ViewReplay replay = new ViewReplay(
                view, database, tokens, new ParkedEvents(database.getCollection("parked"), InstantSource.system()));
        int attempts = 0;
        while (true) {
            int next = (int) tokens.fetchToken(view.name(), 0).position().orElse(-1) + 1;
            if (next >= events.size()) {
                return this;
            }
            if (attempts++ > events.size() + 10) {
                throw new IllegalStateException("the view does not get on after event " + next);
            }
            replay.fold(tracked(events, next, Math.min(events.size(), next + batchSize.getAsInt())));
        }
    }

    static List<TrackedEventMessage<?>> tracked(List<DomainEventMessage<?>> events, int from, int to) {
        List<TrackedEventMessage<?>> tracked = new ArrayList<>();
        for (int i = from; i < to; i++) {
            tracked.add(new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(i), events.get(i)));
        }
        return tracked;
    }

    /**
     * @return every document's bytes, readably, by id; with its fields sorted, as the embedded server keeps a replaced
     *     document's old order of fields
     */
    public static Map<String, String> bytes(MongoDatabase database, String collection) {
        Map<String, String> documents = new TreeMap<>();
        database.getCollection(collection, BsonDocument.class).find().forEach(document -> {
            BsonDocument sorted = new BsonDocument();
            sorted.putAll(new TreeMap<>(document));
            documents.put(document.getString("_id").getValue(), sorted.toJson(EXTENDED));
        });
        return documents;
    }
}
