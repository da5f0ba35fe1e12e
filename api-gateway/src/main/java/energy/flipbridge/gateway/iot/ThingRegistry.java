package energy.flipbridge.gateway.iot;

import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/** What AWS IoT knows of things. */
public interface ThingRegistry {

    /** @param certificateId 64 hexadecimal digits */
    record ActiveCertificate(String certificateId, PublicKey key) {}

    /**
     * @return the thing's certificates that are ACTIVE, at most some seconds old; empty when there is no such thing
     * @throws IOException when AWS IoT cannot be asked
     */
    Optional<List<ActiveCertificate>> activeCertificates(String thing) throws IOException;

    /**
     * @return what provisioning wrote down of the thing; all unknown when there is no such thing
     * @throws IOException when AWS IoT cannot be asked
     */
    Nameplate nameplate(String thing) throws IOException;
}
