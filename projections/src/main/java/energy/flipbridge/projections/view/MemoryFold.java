package energy.flipbridge.projections.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds events into a view's documents in memory, by the code that folds them into the database. What the view cannot
 * fold is left out, as it is left out there until it is retried.
 */
public final class MemoryFold {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryFold.class);

    private final View view;
    private final Set<Class<?>> types;
    private final Documents documents;

    /** @param before the documents that are there before the first event, each with its {@code _id} */
    public MemoryFold(View view, Document... before) {
        this.view = view;
        this.types = view.events();
        List.of(before).forEach(document -> document.putIfAbsent(Documents.POSITION, -1L));
        this.documents = new Documents((ids, _, found) -> List.of(before).stream()
                .filter(document -> ids.contains(document.getString("_id")))
                .forEach(found));
    }

    /** Folds the next event; one that the view is not about changes nothing. */
    public void fold(ViewEvent event) {
        if (types.stream().noneMatch(type -> type.isInstance(event.payload()))) {
            return;
        }
        documents.at(event.position());
        try {
            view.apply(event, documents);
            documents.keep();
        } catch (RuntimeException e) {
            documents.undo();
            LOG.warn("{} cannot fold {} in memory", view.name(), event.id(), e);
        }
    }

    /** The documents as of the events folded so far. */
    public Lookup documents() {
        return new Lookup((ids, _, found) ->
                ids.stream().map(documents::get).flatMap(Optional::stream).forEach(found));
    }
}
