package energy.flipbridge.gateway.home;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Flip is told to commission a battery.
 *
 * @param address {@code null} for a further battery of a home that Flip knows
 * @param email where Flip reaches the homeowner
 * @param installedAt the time of the registration
 */
record BatteryDetails(@Nullable Address address, @Nullable String email, BatteryForm battery, Instant installedAt) {

    @Override
    public String toString() {
        return "BatteryDetails[...]";
    }
}
