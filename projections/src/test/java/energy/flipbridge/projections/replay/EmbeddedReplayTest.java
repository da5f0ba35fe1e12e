package energy.flipbridge.projections.replay;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.view.EmbeddedMongo;
import org.junit.jupiter.api.AfterAll;

class EmbeddedReplayTest extends ReplaySuite {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Override
    MongoDatabase database() {
        return MONGO.database();
    }
}
