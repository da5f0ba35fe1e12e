package energy.flipbridge.gateway.store;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Axon tells a monitor of its event store what became of each event, once the transaction has ended. */
record StoredEventMonitor(List<StoredEventListener> listeners) implements MessageMonitor<EventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(StoredEventMonitor.class);

    @Override
    public MonitorCallback onMessageIngested(EventMessage<?> event) {
        return new Told(event);
    }

    private void tell(EventMessage<?> event) {
        for (StoredEventListener listener : listeners) {
            try {
                listener.stored(event);
            } catch (RuntimeException e) {
                // the event is stored all the same, and whoever stored it must not fail
                LOG.warn("Event {} could not be counted", event.getIdentifier(), e);
            }
        }
    }

    private final class Told implements MonitorCallback {

        private final EventMessage<?> event;

        private Told(EventMessage<?> event) {
            this.event = event;
        }

        @Override
        public void reportSuccess() {
            tell(event);
        }

        @Override
        public void reportFailure(@Nullable Throwable cause) {
            // it is not stored
        }

        @Override
        public void reportIgnored() {
            // it is not stored
        }
    }
}
