package energy.flipbridge.projections.delivery;

import java.time.Instant;

/** How the delivery view wakes the worker once a batch is in the database. */
public interface DeliverySignals {

    void pending(Pending pending);

    void nothingPending(String thing);

    /** @param mark the device's high-water mark; the epoch when it has none */
    void heard(String thing, Instant receivedAt, Instant mark);
}
