package energy.flipbridge.domain.device;

import java.time.Instant;

/**
 * A certificate with which a device may show who it is at AWS IoT.
 *
 * @param id 64 hexadecimal digits
 * @param active whether AWS IoT lets the device in with it
 * @param expiresAt when it ends, whatever AWS IoT thinks of it; with milliseconds
 */
public record DeviceCertificate(String id, boolean active, Instant expiresAt) {}
