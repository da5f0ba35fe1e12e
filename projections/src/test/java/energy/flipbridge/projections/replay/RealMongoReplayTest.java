package energy.flipbridge.projections.replay;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same suite against a real MongoDB; reported as skipped where there is no Docker engine. */
@Tag("system")
@EnabledIf(value = "isDockerHere", disabledReason = "NOT RUN against a real MongoDB: there is no Docker engine here")
class RealMongoReplayTest extends ReplaySuite {

    private static final MongoDBContainer CONTAINER = new MongoDBContainer("mongo:8.0");
    private static @Nullable MongoClient client;
    private static int databases;

    static boolean isDockerHere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @BeforeAll
    static void start() {
        CONTAINER.start();
        client = MongoClients.create(CONTAINER.getConnectionString());
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
        }
        CONTAINER.stop();
    }

    @Override
    MongoDatabase database() {
        return Objects.requireNonNull(client).getDatabase("replays-" + databases++);
    }
}
