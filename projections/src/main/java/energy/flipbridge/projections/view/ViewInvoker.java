package energy.flipbridge.projections.view;

import com.mongodb.client.MongoCollection;
import energy.flipbridge.projections.parking.ParkedEvents;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.bson.Document;

/** Collects the events that a segment hands over into the batch that is written before the token. */
final class ViewInvoker implements EventHandlerInvoker {

    private final View view;
    private final EventTypes types;
    private final MongoCollection<Document> collection;
    private final ParkedEvents parked;

    ViewInvoker(View view, MongoCollection<Document> collection, ParkedEvents parked) {
        this.view = view;
        this.types = EventTypes.of(view);
        this.collection = collection;
        this.parked = parked;
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return types.contain(payloadType);
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return canHandleType(message.getPayloadType())
                && view.partition(message.getPayload()).stream().anyMatch(segment::matches);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        ViewBatch.current(view, collection, parked).add(ViewEvent.of(message));
    }

    @Override
    public void performReset() {
        collection.drop();
    }
}
