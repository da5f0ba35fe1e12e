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
    private final Segment segment;
    private final ViewInvoker invoker;
    private final FlushingTokenStore tokens;

    /** @param parked takes what the view cannot fold */
    public ViewReplay(View view, MongoDatabase database, TokenStore tokens, ParkedEvents parked) {
        this(view, Segment.ROOT_SEGMENT, database, tokens, parked);
    }

    /** @param segment whose events are folded */
    public ViewReplay(View view, Segment segment, MongoDatabase database, TokenStore tokens, ParkedEvents parked) {
        MongoCollection<Document> collection = database.getCollection(view.name());
        this.view = view;
        this.segment = segment;
        this.invoker = new ViewInvoker(view, collection, parked);
        this.tokens = new FlushingTokenStore(tokens);
    }

    /** Folds one batch; when that fails, nothing of it counts and its token is not stored. */
    public void fold(List<? extends TrackedEventMessage<?>> batch) {
        BatchingUnitOfWork<TrackedEventMessage<?>> unitOfWork = new BatchingUnitOfWork<>(List.copyOf(batch));
        unitOfWork.onPrepareCommit(
                _ -> tokens.storeToken(batch.getLast().trackingToken(), view.name(), segment.getSegmentId()));
        unitOfWork.executeWithResult(
                () -> {
                    TrackedEventMessage<?> event = unitOfWork.getMessage();
                    if (invoker.canHandle(event, segment)) {
                        invoker.handle(event, segment);
                    }
                    return null;
                },
                RollbackConfigurationType.ANY_THROWABLE);
    }
}
