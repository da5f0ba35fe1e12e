package energy.flipbridge.domain.safety;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * The batteries that are stopped together. A single battery's stop is its own event
 * ({@link energy.flipbridge.domain.device.DeviceEvent.ControlStopped}).
 *
 * @param siteId of the home whose batteries these are, as long as they are in it; {@code null} for the fleet: every
 *     battery, also those that come later
 */
public record SafetyScope(@Nullable String siteId) {

    public static final SafetyScope FLEET = new SafetyScope(null);

    public static SafetyScope home(String siteId) {
        return new SafetyScope(siteId);
    }

    /** names the stream, and is no thing's and no site's name */
    @JsonIgnore
    public String id() {
        return siteId == null ? "safety/fleet" : "safety/home/" + siteId;
    }
}
