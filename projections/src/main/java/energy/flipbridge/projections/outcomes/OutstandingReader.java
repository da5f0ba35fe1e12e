package energy.flipbridge.projections.outcomes;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Answers what is outstanding: all that the view holds, since what is settled leaves it. */
public final class OutstandingReader {

    private static final int CHUNK = 1_000;

    private final MongoCollection<Document> collection;

    public OutstandingReader(MongoDatabase database) {
        this.collection = database.getCollection(OutcomesView.NAME);
    }

    /** @return how many commands there are, without looking at them */
    public long count() {
        return collection.estimatedDocumentCount();
    }

    /** @return so many of them at most, in no order */
    public List<Outstanding> outstanding(int most) {
        return collection
                .find()
                .limit(most)
                .batchSize(CHUNK)
                .map(Outstanding::of)
                .into(new ArrayList<>());
    }
}
