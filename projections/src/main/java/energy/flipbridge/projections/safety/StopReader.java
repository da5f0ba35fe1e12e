package energy.flipbridge.projections.safety;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;

/** Answers what support has stopped. Stops are few, so that all of them are read together. */
public final class StopReader {

    private final MongoCollection<Document> view;

    public StopReader(MongoDatabase database) {
        this.view = database.getCollection(StopsView.NAME);
    }

    /** @return what stands, the widest first, then the newest */
    public List<KnownStop> standing() {
        return all().stream()
                .filter(KnownStop::standing)
                .sorted(Comparator.comparing(KnownStop::scope)
                        .thenComparing(KnownStop::since)
                        .reversed())
                .toList();
    }

    List<KnownStop> all() {
        return view.find(Filters.exists("scope")).map(KnownStop::of).into(new ArrayList<>());
    }
}
