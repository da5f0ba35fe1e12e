package energy.flipbridge.projections.replay;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.RenameCollectionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;

/**
 * The documents of a view that are built beside those that people read. Whoever takes a replay over gives the collection a
 * name of its own, so that what a node does that was thought dead meets nothing.
 */
record Shadow(MongoDatabase database, String view, String name) {

    private static final String INFIX = "__replay_";
    private static final int CHUNK = 500;
    private static final int DIGITS = 8;

    static Shadow another(MongoDatabase database, String view) {
        String suffix = UUID.randomUUID().toString().substring(0, DIGITS);
        return new Shadow(database, view, view + INFIX + suffix);
    }

    MongoCollection<Document> collection() {
        return database.getCollection(name);
    }

    private MongoCollection<Document> live() {
        return database.getCollection(view);
    }

    void create() {
        database.createCollection(name);
    }

    /** @return whether there was one of the name */
    boolean takeOver(String before) {
        if (!names().contains(before)) {
            return false;
        }
        database.getCollection(before).renameCollection(new MongoNamespace(database.getName(), name));
        return true;
    }

    /** Erases what replays of the view have left. */
    void dropAll() {
        for (String each : names()) {
            if (each.startsWith(view + INFIX)) {
                database.getCollection(each).drop();
            }
        }
    }

    /** @param goOn is asked after each chunk */
    void copyOfLive(Runnable goOn) {
        try (MongoCursor<Document> all = live().find().batchSize(CHUNK).iterator()) {
            List<Document> chunk = new ArrayList<>(CHUNK);
            while (all.hasNext()) {
                chunk.add(all.next());
                if (chunk.size() == CHUNK || !all.hasNext()) {
                    collection().insertMany(chunk);
                    chunk.clear();
                    goOn.run();
                }
            }
        }
    }

    void indexAsLive() {
        List<Document> indexes = new ArrayList<>();
        for (Document index : live().listIndexes()) {
            if (!"_id_".equals(index.getString("name"))) {
                Document copy = new Document(index);
                Set.of("ns", "v").forEach(copy::remove);
                indexes.add(copy);
            }
        }
        if (!indexes.isEmpty()) {
            database.runCommand(new Document("createIndexes", name).append("indexes", indexes));
        }
    }

    Digest digest(Runnable goOn) {
        return Digest.of(collection(), goOn);
    }

    Digest digestOfLive(Runnable goOn) {
        return Digest.of(live(), goOn);
    }

    /** Takes the place of the view in one step. */
    void replaceLive() {
        collection()
                .renameCollection(
                        new MongoNamespace(database.getName(), view), new RenameCollectionOptions().dropTarget(true));
    }

    private List<String> names() {
        return database.listCollectionNames().into(new ArrayList<>());
    }
}
