package energy.flipbridge.gateway.access;

import energy.flipbridge.domain.access.RecordsRead;
import java.util.Map;

/** Where it is kept who of the staff read what. */
public interface AccessLog {

    /**
     * Stores the event durably before it returns, unless one with the same {@link RecordsRead#key()} is stored, by whatever
     * node.
     */
    void append(RecordsRead event, Map<String, String> metadata);
}
