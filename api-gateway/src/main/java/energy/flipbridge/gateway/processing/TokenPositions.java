package energy.flipbridge.gateway.processing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Asks this node's processors and, for the segments of others, the tokens. A token is stored after the documents that it
 * stands for; of a segment of another node the position is some seconds late when there is nothing to fold.
 */
final class TokenPositions implements ViewPositions {

    private static final long NONE = -1;

    private final MongoCollection<Document> tokens;
    private final Serializer serializer;
    private final EventStore events;
    private final ObjectProvider<Processing> processing;

    /** @param processing is looked for when a view is asked about: it needs this itself */
    TokenPositions(
            MongoCollection<Document> tokens,
            Serializer serializer,
            EventStore events,
            ObjectProvider<Processing> processing) {
        this.tokens = tokens;
        this.serializer = serializer;
        this.events = events;
        this.processing = processing;
    }

    @Override
    public long head() {
        return position(events.createHeadToken());
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
        List<Document> segments = tokens.find(Filters.eq("processorName", view))
                .projection(Projections.include("segment", "token", "tokenType"))
                .into(new ArrayList<>());
        return segments.stream()
                .mapToLong(segment -> Math.max(position(segment), position(own.get(segment.getInteger("segment")))))
                .min()
                .orElse(NONE);
    }

    private static long position(@Nullable EventTrackerStatus own) {
        return own == null ? NONE : own.getCurrentPosition().orElse(NONE);
    }

    private long position(Document segment) {
        Binary token = segment.get("token", Binary.class);
        if (token == null) {
            return NONE;
        }
        TrackingToken found = serializer.deserialize(
                new SimpleSerializedObject<>(token.getData(), byte[].class, segment.getString("tokenType"), null));
        return position(found);
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? NONE : token.position().orElse(NONE);
    }
}
