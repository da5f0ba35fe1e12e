package energy.flipbridge.gateway.iot;

import energy.flipbridge.domain.device.DeviceCertificate;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.projections.certificates.CertificateSource;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CertificateDescription;
import software.amazon.awssdk.services.iot.model.CertificateStatus;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;

/** Asks the IoT control plane for a thing's certificates: one call for their names, and one for each of them. */
@Component
@OnRole({Role.WEB, Role.VIEWS})
class IotCertificates implements CertificateSource {

    private static final String KIND = ":cert/";
    private static final int MOST = 20;

    private final IotClient iot;

    IotCertificates(IotClient iot) {
        this.iot = iot;
    }

    @Override
    public List<DeviceCertificate> certificates(String thing) throws IOException {
        try {
            return described(thing).stream().flatMap(IotCertificates::known).toList();
        } catch (ResourceNotFoundException e) {
            return List.of();
        } catch (SdkException e) {
            throw unreachable(thing, e);
        }
    }

    /** @throws ResourceNotFoundException when there is no such thing */
    List<CertificateDescription> described(String thing) {
        return iot.listThingPrincipalsPaginator(request -> request.thingName(thing)).principals().stream()
                .limit(MOST)
                .filter(principal -> principal.contains(KIND))
                .map(principal -> principal.substring(principal.indexOf(KIND) + KIND.length()))
                .map(id -> iot.describeCertificate(request -> request.certificateId(id))
                        .certificateDescription())
                .toList();
    }

    static IOException unreachable(String thing, SdkException cause) {
        return new IOException("AWS IoT cannot be asked about " + thing + ": " + cause.getMessage(), cause);
    }

    private static Stream<DeviceCertificate> known(CertificateDescription certificate) {
        if (certificate.validity() == null || certificate.validity().notAfter() == null) {
            return Stream.empty();
        }
        Instant end = certificate.validity().notAfter().truncatedTo(ChronoUnit.MILLIS);
        boolean isActive = certificate.status() == CertificateStatus.ACTIVE;
        return Stream.of(new DeviceCertificate(certificate.certificateId(), isActive, end));
    }
}
