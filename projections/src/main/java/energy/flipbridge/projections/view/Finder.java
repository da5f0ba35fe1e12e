package energy.flipbridge.projections.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/** Where documents are found by their ids. */
@FunctionalInterface
interface Finder {

    /** The embedded server compares each found document with every id of the question. */
    int CHUNK = 100;

    /** @param without the fields that may be left out */
    void find(List<String> ids, List<String> without, Consumer<Document> found);

    static Finder in(MongoCollection<Document> collection) {
        return (ids, without, found) -> {
            for (int from = 0; from < ids.size(); from += CHUNK) {
                List<String> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
                collection
                        .find(chunk.size() == 1 ? Filters.eq("_id", chunk.getFirst()) : Filters.in("_id", chunk))
                        .projection(without.isEmpty() ? null : Projections.exclude(without))
                        .batchSize(CHUNK + 1)
                        .forEach(found);
            }
        };
    }
}
