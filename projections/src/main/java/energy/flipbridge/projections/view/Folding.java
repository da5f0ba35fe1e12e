package energy.flipbridge.projections.view;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds events of a view into a collection, batch after batch: that which people read, or one that is built beside it.
 *
 * @param aside takes what the view cannot fold
 */
public record Folding(View view, MongoCollection<Document> collection, Aside aside) {

    private static final Logger LOG = LoggerFactory.getLogger(Folding.class);

    /** Where an event goes that a view cannot fold. */
    @FunctionalInterface
    public interface Aside {
        void put(String view, ViewEvent event, RuntimeException cause);
    }

    /** @return the documents of the batch, which are in the database */
    public Documents fold(List<ViewEvent> events) {
        Documents documents = folded(events);
        documents.write();
        return documents;
    }

    private Documents folded(List<ViewEvent> events) {
        try {
            return folded(events, Care.ALL_EVENTS);
        } catch (FoldFailure e) {
            return folded(events, Care.EACH_EVENT);
        }
    }

    private Documents folded(List<ViewEvent> events, Care care) {
        Documents documents = new Documents(collection, care);
        fold(events, documents);
        return documents;
    }

    void fold(List<ViewEvent> events, Documents documents) {
        documents.fetch(events.stream().flatMap(event -> reads(event).stream()).toList());
        for (ViewEvent event : events) {
            fold(event, documents);
        }
    }

    /** Only a prefetch: an event whose ids cannot be told is put aside when it is folded. */
    private Collection<String> reads(ViewEvent event) {
        try {
            return view.reads(event);
        } catch (RuntimeException e) {
            LOG.debug("{} does not know what {} reads", view.name(), event.id(), e);
            return List.of();
        }
    }

    /** An event that a view cannot fold is a defect of ours: it is shown, and the others go on. */
    private void fold(ViewEvent event, Documents documents) {
        documents.at(event.position());
        try {
            view.apply(event, documents);
            documents.keep();
        } catch (MongoException e) {
            throw e;
        } catch (RuntimeException e) {
            switch (documents.care()) {
                case EACH_EVENT -> {
                    documents.undo();
                    aside.put(view.name(), event, e);
                }
                case ALL_EVENTS -> throw new FoldFailure(view.name(), event, e);
            }
        }
    }
}
