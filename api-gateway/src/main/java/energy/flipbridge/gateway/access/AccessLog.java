package energy.flipbridge.gateway.access;

import energy.flipbridge.domain.access.AccessEvent;
import java.util.Map;

/** Where it is kept who of the staff read what. */
public interface AccessLog {

    /**
     * Stores the event durably before it returns, unless one with the same {@link AccessEvent#key()} is stored, by whatever
     * node.
     */
    void append(AccessEvent event, Map<String, String> metadata);
}
