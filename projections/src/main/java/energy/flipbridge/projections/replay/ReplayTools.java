package energy.flipbridge.projections.replay;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.view.StoredTokens;
import java.time.InstantSource;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/**
 * What replays work with.
 *
 * @param views the database of the views
 * @param tokens of all views
 * @param claims the same tokens, claimed in the name of this node's replays, which is no processor's
 * @param batch how many events are folded at once; documents are written after some of them
 * @param near so close to the view, in events, the rest is folded while it stands still
 */
public record ReplayTools(
        MongoDatabase views,
        EventSource events,
        StoredTokens tokens,
        TokenStore claims,
        Pauses pauses,
        OperationLog log,
        InstantSource clock,
        int batch,
        int near) {

    public static final int USUAL_BATCH = 1_000;
    public static final int USUALLY_NEAR = 1_000;
}
