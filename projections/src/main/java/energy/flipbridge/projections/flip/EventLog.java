package energy.flipbridge.projections.flip;

import java.util.Map;

/** Appends facts that no aggregate has to decide. */
public interface EventLog {

    /**
     * Stores the event durably before it returns; an event that the stream holds already under the number is left as it
     * is.
     */
    void append(String type, String streamId, long sequence, Object payload, Map<String, String> metadata);
}
