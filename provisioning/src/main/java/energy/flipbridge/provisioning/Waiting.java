package energy.flipbridge.provisioning;

import java.time.Instant;

/** Lets time pass until an instant. */
@FunctionalInterface
public interface Waiting {
    void until(Instant instant) throws InterruptedException;
}
