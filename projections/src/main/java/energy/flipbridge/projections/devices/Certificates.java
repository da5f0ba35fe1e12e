package energy.flipbridge.projections.devices;

import energy.flipbridge.domain.device.DeviceCertificate;
import energy.flipbridge.domain.device.DeviceEvent.CertificatesChanged;
import energy.flipbridge.projections.view.Values;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/** The certificates in a device's document. */
final class Certificates {

    static final String FIELD = "certificates";

    private Certificates() {}

    static void fold(Document device, CertificatesChanged event) {
        List<Document> certificates = event.certificates().stream()
                .map(certificate -> new Document("id", certificate.id())
                        .append("active", certificate.active())
                        .append("expiresAt", certificate.expiresAt()))
                .toList();
        Values.put(device, FIELD, certificates.isEmpty() ? null : certificates);
    }

    static List<DeviceCertificate> all(Document device) {
        return device.getList(FIELD, Document.class, List.of()).stream()
                .map(certificate -> new DeviceCertificate(
                        certificate.getString("id"),
                        certificate.getBoolean("active"),
                        Objects.requireNonNull(Values.instant(certificate, "expiresAt"))))
                .toList();
    }
}
