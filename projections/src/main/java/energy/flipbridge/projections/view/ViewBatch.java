package energy.flipbridge.projections.view;

import com.mongodb.client.MongoCollection;
import energy.flipbridge.projections.parking.ParkedEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        Documents documents = new Folding(view, collection, parked::park).fold(folded);
        if (!folded.isEmpty()) {
            unitOfWork.afterCommit(_ -> view.written(folded, documents));
        }
    }
}
