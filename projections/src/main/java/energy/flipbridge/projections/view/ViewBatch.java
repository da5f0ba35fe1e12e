package energy.flipbridge.projections.view;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import energy.flipbridge.projections.parking.ParkedEvents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events of one unit of work, folded and written in one go just before their token is stored. */
final class ViewBatch {

    private static final Logger LOG = LoggerFactory.getLogger(ViewBatch.class);
    private static final String RESOURCE = ViewBatch.class.getName();

    private final View view;
    private final MongoCollection<Document> collection;
    private final ParkedEvents parked;
    private final List<ViewEvent> events = new ArrayList<>();

    private ViewBatch(View view, MongoCollection<Document> collection, ParkedEvents parked) {
        this.view = view;
        this.collection = collection;
        this.parked = parked;
    }

    static ViewBatch current(View view, MongoCollection<Document> collection, ParkedEvents parked) {
        return CurrentUnitOfWork.get()
                .root()
                .getOrComputeResource(RESOURCE, _ -> new ViewBatch(view, collection, parked));
    }

    /** Writes what the current unit of work is to fold; nothing when there is none. */
    static void writeCurrent() {
        current().ifPresent(batch -> batch.write(CurrentUnitOfWork.get().root()));
    }

    static boolean isPending() {
        return current().isPresent();
    }

    private static Optional<ViewBatch> current() {
        return CurrentUnitOfWork.isStarted()
                ? Optional.ofNullable(CurrentUnitOfWork.get().root().getResource(RESOURCE))
                : Optional.empty();
    }

    void add(ViewEvent event) {
        events.add(event);
    }

    private void write(UnitOfWork<?> unitOfWork) {
        List<ViewEvent> folded = List.copyOf(events);
        events.clear();
        Documents documents = new Documents(collection);
        documents.fetch(folded.stream().flatMap(event -> reads(event).stream()).toList());
        for (ViewEvent event : folded) {
            fold(event, documents);
        }
        documents.write();
        if (!folded.isEmpty()) {
            unitOfWork.afterCommit(_ -> view.written(folded, documents));
        }
    }

    /** Only a prefetch: an event whose ids cannot be told is parked when it is folded. */
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
            documents.undo();
            parked.park(view.name(), event, e);
        }
    }
}
