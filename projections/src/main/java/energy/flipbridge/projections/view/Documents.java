package energy.flipbridge.projections.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The documents of a view while a batch of events is folded into them: fetched together, changed in memory, written
 * together. Each remembers the position of the last event folded into it, so that folding the event again changes
 * nothing. An event changes all of its documents or, when its view cannot fold it, none.
 */
public final class Documents {

    static final String POSITION = "position";
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final Finder finder;
    private final Consumer<List<WriteModel<Document>>> writer;
    private final Care care;
    /** as of the events folded so far; empty for a document that does not exist */
    private final Map<String, Optional<Document>> known = new HashMap<>();
    /** what is to be written, newest state of each */
    private final Map<String, Write> writes = new LinkedHashMap<>();
    /** what the event at hand changes */
    private final Map<String, Write> staged = new LinkedHashMap<>();

    private long position;

    Documents(MongoCollection<Document> collection, Care care) {
        this(Finder.in(collection), models -> collection.bulkWrite(models, ANY_ORDER), care);
    }

    /** Documents that stay in memory. */
    Documents(Finder finder) {
        this(finder, _ -> {}, Care.EACH_EVENT);
    }

    private Documents(Finder finder, Consumer<List<WriteModel<Document>>> writer, Care care) {
        this.finder = finder;
        this.writer = writer;
        this.care = care;
    }

    Care care() {
        return care;
    }

    /** @return the document as of the events folded so far; {@link #fold} may change it */
    public Optional<Document> get(String id) {
        Write write = staged.get(id);
        if (write != null) {
            return write.document();
        }
        Optional<Document> document = known.get(id);
        if (document == null) {
            fetch(List.of(id));
            document = known.get(id);
        }
        return Objects.requireNonNull(document);
    }

    /**
     * Changes a document, which is created when there is none. An event that the document holds already is left out.
     *
     * @return whether the event was new to the document
     */
    public boolean fold(String id, Consumer<Document> change) {
        return fold(id, Kind.FOLDED, change);
    }

    /**
     * Like {@link #fold}, for a document that another one of the same event decides about: it is written before the
     * deciding one, so that after a crash between both the decision is the same again.
     */
    public boolean foldDerived(String id, Consumer<Document> change) {
        return fold(id, Kind.DERIVED, change);
    }

    /** Writes a whole document without reading it; before any folded one. */
    public void insert(String id, Document document) {
        Document complete = new Document("_id", id).append(POSITION, position);
        complete.putAll(Copies.copy(document));
        staged.put(id, new Write(Kind.INSERTED, Optional.of(complete)));
    }

    public void remove(String id) {
        staged.put(id, new Write(Kind.FOLDED, Optional.empty()));
    }

    /** Like {@link #remove}, for a document that another one of the same event decides about. */
    public void removeDerived(String id) {
        staged.put(id, new Write(Kind.DERIVED, Optional.empty()));
    }

    /** @return the documents that the batch folded, as they are now */
    public Collection<Document> changed() {
        return writes.values().stream()
                .filter(write -> write.kind() != Kind.INSERTED)
                .flatMap(write -> write.document().stream())
                .toList();
    }

    public Set<String> removed() {
        return writes.entrySet().stream()
                .filter(entry -> entry.getValue().document().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean fold(String id, Kind kind, Consumer<Document> change) {
        Document document =
                get(id).map(this::changeable).orElseGet(() -> new Document("_id", id).append(POSITION, -1L));
        if (!staged.containsKey(id) && document.getLong(POSITION) >= position) {
            return false;
        }
        document.put(POSITION, position);
        change.accept(document);
        staged.put(id, new Write(kind, Optional.of(document)));
        return true;
    }

    private Document changeable(Document document) {
        return switch (care) {
            case EACH_EVENT -> Copies.copy(document);
            case ALL_EVENTS -> Copies.settle(document);
        };
    }

    /** Begins with the next event. */
    void at(long eventPosition) {
        this.position = eventPosition;
        staged.clear();
    }

    /** Keeps what the event changed. */
    void keep() {
        staged.forEach((id, write) -> {
            known.put(id, write.document());
            writes.merge(id, write, Documents::later);
        });
        staged.clear();
    }

    /** What a batch inserts and then folds into is still written before what other documents decide. */
    private static Write later(Write before, Write now) {
        return before.kind() == Kind.INSERTED && now.document().isPresent()
                ? new Write(Kind.INSERTED, now.document())
                : now;
    }

    /** Forgets what the event changed. */
    void undo() {
        staged.clear();
    }

    /** Fetches documents together that will be asked for one by one. */
    public void fetch(Collection<String> ids) {
        Set<String> missing = new LinkedHashSet<>();
        ids.stream().filter(id -> !known.containsKey(id)).forEach(missing::add);
        missing.forEach(id -> known.put(id, Optional.empty()));
        finder.find(List.copyOf(missing), List.of(), document -> {
            known.put(document.getString("_id"), Optional.of(document));
        });
    }

    void write() {
        for (Kind kind : Kind.values()) {
            List<WriteModel<Document>> models = writes.entrySet().stream()
                    .filter(entry -> entry.getValue().kind() == kind)
                    .map(entry -> model(entry.getKey(), entry.getValue()))
                    .toList();
            if (!models.isEmpty()) {
                writer.accept(models);
            }
        }
    }

    int held() {
        return known.size();
    }

    /** Once they are written, forgets the documents, but for those that changed after the position. */
    void forget(long after) {
        writes.clear();
        known.values()
                .removeIf(document ->
                        document.map(kept -> kept.getLong(POSITION) <= after).orElse(true));
    }

    private static WriteModel<Document> model(String id, Write write) {
        Bson filter = Filters.eq("_id", id);
        return write.document()
                .<WriteModel<Document>>map(document -> new ReplaceOneModel<>(filter, document, UPSERT))
                .orElseGet(() -> new DeleteOneModel<>(filter));
    }

    /** in the order of writing */
    private enum Kind {
        INSERTED,
        DERIVED,
        FOLDED
    }

    /** @param document empty when it is to be removed */
    private record Write(Kind kind, Optional<Document> document) {}
}
