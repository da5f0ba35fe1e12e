package energy.flipbridge.projections.certificates;

import energy.flipbridge.domain.device.DeviceCertificate;
import java.io.IOException;
import java.util.List;

/** Whoever knows the certificates of things. */
public interface CertificateSource {

    /**
     * @return all of the thing's certificates, in any order; none when there is no such thing
     * @throws IOException when it cannot be asked
     */
    List<DeviceCertificate> certificates(String thing) throws IOException;
}
