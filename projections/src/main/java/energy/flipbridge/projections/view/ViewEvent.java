package energy.flipbridge.projections.view;

import energy.flipbridge.domain.audit.Audit;
import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/**
 * An event as views and policies see it.
 *
 * @param id of the event
 * @param position its place in the order of all events
 * @param storedAt when it was appended
 * @param streamId the aggregate's id, or the telemetry stream's
 * @param sequence its number in the stream
 */
public record ViewEvent(
        String id,
        long position,
        Instant storedAt,
        String streamId,
        long sequence,
        Map<String, Object> metadata,
        Object payload) {

    public static ViewEvent of(EventMessage<?> message) {
        String streamId = message instanceof DomainEventMessage<?> event ? event.getAggregateIdentifier() : "";
        long sequence = message instanceof DomainEventMessage<?> event ? event.getSequenceNumber() : 0;
        return new ViewEvent(
                message.getIdentifier(),
                position(message),
                message.getTimestamp(),
                streamId,
                sequence,
                message.getMetaData(),
                message.getPayload());
    }

    /** the name under which people know the event */
    public String name() {
        return payload.getClass().getSimpleName();
    }

    public @Nullable String actor() {
        return text(Audit.ACTOR);
    }

    public @Nullable String correlationId() {
        return text(Audit.CORRELATION);
    }

    public @Nullable String causationId() {
        return text(Audit.CAUSATION);
    }

    public @Nullable String source() {
        return text(Audit.SOURCE);
    }

    private @Nullable String text(String key) {
        return metadata.get(key) instanceof String text ? text : null;
    }

    private static long position(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked) {
            TrackingToken token = WrappedToken.unwrapLowerBound(tracked.trackingToken());
            return token.position().orElseThrow();
        }
        throw new IllegalArgumentException("not from a stream: " + message.getIdentifier());
    }
}
