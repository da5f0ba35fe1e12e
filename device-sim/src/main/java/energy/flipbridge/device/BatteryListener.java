package energy.flipbridge.device;

import java.time.Instant;

/** Hears of everything, on the battery's own thread: it must be quick and must not call back into the battery. */
@FunctionalInterface
public interface BatteryListener {

    /** @param at the battery's time */
    void on(String thing, Instant at, BatteryEvent event);
}
