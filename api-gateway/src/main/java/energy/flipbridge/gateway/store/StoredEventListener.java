package energy.flipbridge.gateway.store;

import org.axonframework.eventhandling.EventMessage;

/**
 * Is told of each event once it is stored, by the node that stored it and by no other; a replay stores nothing, and so
 * tells nothing.
 */
public interface StoredEventListener {

    /** Holds up whoever stored the event, and so must not block. */
    void stored(EventMessage<?> event);
}
