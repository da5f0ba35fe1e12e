package energy.flipbridge.projections.replay;

import energy.flipbridge.domain.operation.OperationEvent;
import java.util.Map;

/** Where it is kept what staff did to processors. */
public interface OperationLog {

    /**
     * Stores the event durably before it returns, unless one with the same key is stored, by whatever node.
     *
     * @param key the same for all attempts to tell the one thing
     * @param metadata see {@link energy.flipbridge.domain.audit.Audit}
     */
    void append(OperationEvent event, String key, Map<String, String> metadata);
}
