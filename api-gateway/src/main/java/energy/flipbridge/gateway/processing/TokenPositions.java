package energy.flipbridge.gateway.processing;

import energy.flipbridge.projections.view.StoredTokens;
import energy.flipbridge.projections.view.StoredTokens.SegmentToken;
import java.util.Map;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Asks this node's processors and, for the segments of others, the tokens. A token is stored after the documents that it
 * stands for; of a segment of another node the position is some seconds late when there is nothing to fold.
 */
final class TokenPositions implements ViewPositions {

    private static final long NONE = -1;

    private final StoredTokens tokens;
    private final EventStore events;
    private final ObjectProvider<Processing> processing;

    /** @param processing is looked for when a view is asked about: it needs this itself */
    TokenPositions(StoredTokens tokens, EventStore events, ObjectProvider<Processing> processing) {
        this.tokens = tokens;
        this.events = events;
        this.processing = processing;
    }

    @Override
    public long head() {
        return StoredTokens.positionOf(events.createHeadToken());
    }

    @Override
    public boolean haveReached(long position, String... views) {
        for (String view : views) {
            if (of(view) < position) {
                return false;
            }
        }
        return true;
    }

    private long of(String view) {
        StreamingEventProcessor processor = processing.getObject().processors().get(view);
        Map<Integer, EventTrackerStatus> own = processor == null ? Map.of() : processor.processingStatus();
        return tokens.of(view).stream()
                .mapToLong(segment -> latest(segment, own))
                .min()
                .orElse(NONE);
    }

    /** @param own those that this node holds */
    static long latest(SegmentToken segment, Map<Integer, EventTrackerStatus> own) {
        EventTrackerStatus status = own.get(segment.segment());
        return Math.max(
                segment.position(),
                status == null ? NONE : status.getCurrentPosition().orElse(NONE));
    }
}
