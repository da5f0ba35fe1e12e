package energy.flipbridge.replay;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import energy.flipbridge.projections.parking.ParkedEvents;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewReplay;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Views over a MongoDB in memory, which is started when the first one is asked for. */
final class ReplayedViews implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final String PARKED = "parked_events";

    private @Nullable MongoServer server;
    private @Nullable MongoClient client;
    private int databases;

    MongoDatabase of(List<TrackedEventMessage<?>> events, List<View> views) {
        MongoDatabase database = database();
        ParkedEvents parked = new ParkedEvents(database.getCollection(PARKED), InstantSource.system());
        for (View view : views) {
            TokenStore tokens = new InMemoryTokenStore();
            tokens.initializeTokenSegments(view.name(), 1, new GlobalSequenceTrackingToken(-1));
            ViewReplay replay = new ViewReplay(view, database, tokens, parked);
            for (int from = 0; from < events.size(); from += BATCH) {
                replay.fold(events.subList(from, Math.min(events.size(), from + BATCH)));
            }
        }
        Document failed = database.getCollection(PARKED).find().first();
        if (failed != null) {
            throw new AssertionError(failed.getString("handler") + " cannot fold " + failed.getString("subject")
                    + " at position " + failed.get("position") + ": " + failed.getString("cause"));
        }
        return database;
    }

    private MongoDatabase database() {
        if (client == null) {
            server = new MongoServer(new MemoryBackend());
            client = MongoClients.create(server.bindAndGetConnectionString());
        }
        return client.getDatabase("replay-" + databases++);
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.shutdownNow();
        }
    }
}
