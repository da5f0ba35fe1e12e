package energy.flipbridge.projections.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.parking.ParkedEvents;
import java.util.List;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.bson.Document;

/**
 * Folds events into a view on the calling thread, as a processor's work package does: in units of work, each with its
 * token. For tests, where nothing else goes on.
 */
public final class ViewReplay {

    private final View view;
    private final ViewInvoker invoker;
    private final FlushingTokenStore tokens;

    /** @param parked takes what the view cannot fold */
    public ViewReplay(View view, MongoDatabase database, TokenStore tokens, ParkedEvents parked) {
        MongoCollection<Document> collection = database.getCollection(view.name());
        this.view = view;
        this.invoker = new ViewInvoker(view, collection, parked);
        this.tokens = new FlushingTokenStore(tokens);
    }

    /** Folds one batch; when that fails, nothing of it counts and its token is not stored. */
    public void fold(List<? extends TrackedEventMessage<?>> batch) {
        BatchingUnitOfWork<TrackedEventMessage<?>> unitOfWork = new BatchingUnitOfWork<>(List.copyOf(batch));
        unitOfWork.onPrepareCommit(_ ->
                tokens.storeToken(batch.getLast().trackingToken(), view.name(), Segment.ROOT_SEGMENT.getSegmentId()));
        unitOfWork.executeWithResult(
                () -> {
                    TrackedEventMessage<?> event = unitOfWork.getMessage();
                    if (invoker.canHandle(event, Segment.ROOT_SEGMENT)) {
                        invoker.handle(event, Segment.ROOT_SEGMENT);
                    }
                    return null;
                },
                RollbackConfigurationType.ANY_THROWABLE);
    }
}
