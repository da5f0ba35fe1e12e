package energy.flipbridge.projections.devices;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are looked for.
 *
 * @param name a part of the thing's name, in any case; {@code null} for all
 * @param expiresBefore when the certificate with which AWS IoT lets it in ends, at the latest; {@code null} for all, also
 *     those of which none is known
 */
public record DeviceSearch(@Nullable String name, @Nullable Instant expiresBefore) {

    public static final DeviceSearch ALL = new DeviceSearch(null, null);

    boolean isForAll() {
        return name == null && expiresBefore == null;
    }

    boolean isNamed(String thing) {
        return name == null || thing.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    boolean isFor(DeviceDetails device) {
        Instant expiresAt = device.certificateExpiresAt();
        return expiresBefore == null || (expiresAt != null && !expiresAt.isAfter(expiresBefore));
    }
}
