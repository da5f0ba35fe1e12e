package energy.flipbridge.provisioning.aws;

import java.time.Instant;
import java.util.Locale;
import software.amazon.awssdk.services.iot.model.CertificateDescription;
import software.amazon.awssdk.services.iot.model.CertificateStatus;

/** A certificate as AWS IoT holds it. */
public record ThingCertificate(
        String arn, String id, CertificateStatus status, Instant created, Instant notAfter, String pem) {

    static ThingCertificate of(CertificateDescription certificate) {
        return new ThingCertificate(
                certificate.certificateArn(),
                certificate.certificateId(),
                certificate.status(),
                certificate.creationDate(),
                certificate.validity() == null
                        ? Instant.MAX
                        : certificate.validity().notAfter(),
                certificate.certificatePem());
    }

    public boolean isActive() {
        return status == CertificateStatus.ACTIVE;
    }

    public boolean isRevoked() {
        return status == CertificateStatus.REVOKED;
    }

    /** The status in lower case, for people. */
    public String statusText() {
        return status.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The id, which is the SHA-256 of the certificate, shortened for people. */
    public String shortId() {
        return shortId(arn);
    }

    public static String shortId(String arn) {
        String id = idOf(arn);
        return id.length() <= 12 ? id : id.substring(0, 12);
    }

    public static String idOf(String arn) {
        return arn.substring(arn.indexOf('/') + 1);
    }
}
