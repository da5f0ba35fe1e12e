package energy.flipbridge.projections.view;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import energy.flipbridge.projections.parking.ParkedEvents;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.bson.Document;

/** The events of one unit of work, folded and written in one go just before their token is stored. */
final class ViewBatch {

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

    /** Writes what the current unit of work has folded; nothing when there is none. */
    static void writeCurrent() {
        if (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> root = CurrentUnitOfWork.get().root();
            ViewBatch batch = root.getResource(RESOURCE);
            if (batch != null) {
                batch.write(root);
            }
        }
    }

    void add(ViewEvent event) {
        events.add(event);
    }

    private void write(UnitOfWork<?> unitOfWork) {
        List<ViewEvent> folded = List.copyOf(events);
        events.clear();
        Documents documents = new Documents(collection);
        documents.fetch(folded.stream().flatMap(e -> view.reads(e).stream()).toList());
        for (ViewEvent event : folded) {
            fold(event, documents);
        }
        documents.write();
        if (!folded.isEmpty()) {
            unitOfWork.afterCommit(_ -> view.written(folded, documents));
        }
    }

    /** An event that a view cannot fold is a defect of ours: it is shown, and the others go on. */
    private void fold(ViewEvent event, Documents documents) {
        documents.at(event.position());
        try {
            view.apply(event, documents);
        } catch (MongoException e) {
            throw e;
        } catch (RuntimeException e) {
            parked.park(view.name(), event, e);
        }
    }
}
