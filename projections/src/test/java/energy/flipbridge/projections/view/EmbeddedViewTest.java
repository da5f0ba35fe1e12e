package energy.flipbridge.projections.view;

import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterAll;

class EmbeddedViewTest extends ViewSuite {

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
