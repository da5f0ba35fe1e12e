package energy.flipbridge.domain.device;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A certificate with which a device may show who it is at AWS IoT.
 *
 * @param id 64 hexadecimal digits
 * @param active whether AWS IoT lets the device in with it
 * @param expiresAt when it ends, whatever AWS IoT thinks of it; with milliseconds
 */
public record DeviceCertificate(String id, boolean active, Instant expiresAt) {

    /** @return when the first of those that let the device in ends; empty when none does */
    public static Optional<Instant> firstEnd(List<DeviceCertificate> certificates) {
        return certificates.stream()
                .filter(DeviceCertificate::active)
                .map(DeviceCertificate::expiresAt)
                .min(Comparator.naturalOrder());
    }
}
