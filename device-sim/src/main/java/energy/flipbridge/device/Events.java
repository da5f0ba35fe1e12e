package energy.flipbridge.device;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener; what it does wrong is its own affair. */
record Events(String thing, BatteryListener listener) {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    void tell(Instant at, BatteryEvent event) {
        try {
            listener.on(thing, at, event);
        } catch (RuntimeException e) {
            LOG.warn("A listener of {} failed on {}", thing, event, e);
        }
    }
}
