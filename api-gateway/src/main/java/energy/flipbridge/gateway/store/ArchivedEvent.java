package energy.flipbridge.gateway.store;

import energy.flipbridge.domain.audit.Audit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event exactly as it is stored.
 *
 * @param position its place in the order of all events
 * @param type of the aggregate
 * @param stream the aggregate's id
 * @param sequence its number in the stream
 * @param storedAt ISO 8601, UTC
 * @param metadata what of it is text
 * @param payload JSON
 */
public record ArchivedEvent(
        long position,
        String type,
        String stream,
        long sequence,
        String id,
        String payloadType,
        @Nullable String revision,
        String storedAt,
        Map<String, String> metadata,
        String payload) {

    /** the name under which people know the event */
    public String name() {
        return payloadType.substring(Math.max(payloadType.lastIndexOf('.'), payloadType.lastIndexOf('$')) + 1);
    }

    public @Nullable String actor() {
        return metadata.get(Audit.ACTOR);
    }

    public @Nullable String correlationId() {
        return metadata.get(Audit.CORRELATION);
    }

    public @Nullable String causationId() {
        return metadata.get(Audit.CAUSATION);
    }

    public @Nullable String source() {
        return metadata.get(Audit.SOURCE);
    }
}
