package energy.flipbridge.projections.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * The documents of a view while a batch of events is folded into them: fetched together, changed in memory, written
 * together. Each remembers the position of the last event folded into it, so that folding the event again changes
 * nothing.
 */
public final class Documents {

    static final String POSITION = "position";
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final Map<String, Document> known = new LinkedHashMap<>();
    private final Set<String> absent = new LinkedHashSet<>();
    private final Map<String, Document> inserted = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private long position;

    Documents(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** @return the document as of the events folded so far */
    public Optional<Document> get(String id) {
        if (!known.containsKey(id) && !absent.contains(id)) {
            fetch(List.of(id));
        }
        return Optional.ofNullable(known.get(id));
    }

    /**
     * Changes a document, which is created when there is none. An event that the document holds already is left out.
     *
     * @return whether the event was new to the document
     */
    public boolean fold(String id, Consumer<Document> change) {
        Document document = get(id).orElseGet(() -> new Document("_id", id).append(POSITION, -1L));
        if (document.getLong(POSITION) >= position) {
            return false;
        }
        document.put(POSITION, position);
        change.accept(document);
        known.put(id, document);
        absent.remove(id);
        removed.remove(id);
        changed.add(id);
        return true;
    }

    /** Writes a document that nothing is folded into later, without reading it; before any folded one. */
    public void insert(String id, Document document) {
        Document complete = new Document("_id", id).append(POSITION, position);
        complete.putAll(document);
        inserted.put(id, complete);
    }

    public void remove(String id) {
        known.remove(id);
        absent.add(id);
        changed.remove(id);
        removed.add(id);
    }

    /** @return the documents that the batch changed, as they are now */
    public Collection<Document> changed() {
        return known.entrySet().stream()
                .filter(entry -> changed.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    public Set<String> removed() {
        return Set.copyOf(removed);
    }

    void at(long eventPosition) {
        this.position = eventPosition;
    }

    /** Fetches documents together that will be asked for one by one. */
    public void fetch(Collection<String> ids) {
        List<String> missing = ids.stream()
                .filter(id -> !known.containsKey(id) && !absent.contains(id))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            absent.addAll(missing);
            for (Document document : collection.find(Filters.in("_id", missing))) {
                String id = document.getString("_id");
                known.put(id, document);
                absent.remove(id);
            }
        }
    }

    void write() {
        bulk(inserted.values().stream().map(Documents::replace).toList());
        List<WriteModel<Document>> writes = new ArrayList<>();
        changed().forEach(document -> writes.add(replace(document)));
        removed.forEach(id -> writes.add(new DeleteOneModel<>(Filters.eq("_id", id))));
        bulk(writes);
    }

    private void bulk(List<? extends WriteModel<Document>> writes) {
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes, ANY_ORDER);
        }
    }

    private static WriteModel<Document> replace(Document document) {
        return new ReplaceOneModel<>(Filters.eq("_id", document.get("_id")), document, UPSERT);
    }
}
