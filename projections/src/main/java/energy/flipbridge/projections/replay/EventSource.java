package energy.flipbridge.projections.replay;

import energy.flipbridge.projections.view.StoredTokens;
import java.util.function.LongFunction;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Where all events are read, in their order.
 *
 * @param tokens makes the token that stands for a position
 */
public record EventSource(
        StreamableMessageSource<TrackedEventMessage<?>> store, LongFunction<? extends TrackingToken> tokens) {

    /** @return the events after the position; the first one for -1 */
    public BlockingStream<TrackedEventMessage<?>> after(long position) {
        return store.openStream(position < 0 ? store.createTailToken() : tokens.apply(position));
    }

    /** @return the position of the newest event; -1 when there is none */
    public long head() {
        return StoredTokens.positionOf(store.createHeadToken());
    }
}
