package energy.flipbridge.projections.view;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A MongoDB in memory that is reached through its real client. */
public final class EmbeddedMongo implements AutoCloseable {

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private int databases;

    /** @return an empty database */
    public MongoDatabase database() {
        return client.getDatabase("views-" + databases++);
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
