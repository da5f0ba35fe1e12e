package energy.flipbridge.cloud.iot.registry;

import java.time.Instant;

/**
 * A device certificate that AWS IoT knows.
 *
 * @param id SHA-256 of the certificate's DER form, in hex
 */
public record Certificate(
        String id, String pem, CertificateStatus status, Instant createdAt, Instant modifiedAt, int version) {
    public String arn() {
        return Arns.certificate(id);
    }

    public boolean isActive() {
        return status == CertificateStatus.ACTIVE;
    }

    Certificate withStatus(CertificateStatus newStatus, Instant now) {
        return new Certificate(id, pem, newStatus, createdAt, now, version + 1);
    }
}
