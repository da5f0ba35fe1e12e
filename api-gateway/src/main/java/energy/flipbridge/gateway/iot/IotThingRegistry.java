package energy.flipbridge.gateway.iot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CertificateDescription;
import software.amazon.awssdk.services.iot.model.CertificateStatus;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;

/** Asks the IoT control plane, whose calls are few a second: answers are kept for some seconds. */
@Component
@OnRole(Role.WEB)
class IotThingRegistry implements ThingRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(IotThingRegistry.class);
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 1_000;

    private record Thing(List<ActiveCertificate> certificates, Nameplate nameplate) {}

    private final IotClient iot;
    private final IotCertificates certificates;
    private final Cache<String, Thing> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    IotThingRegistry(IotClient iot, IotCertificates certificates) {
        this.iot = iot;
        this.certificates = certificates;
    }

    @Override
    public Optional<List<ActiveCertificate>> activeCertificates(String thing) throws IOException {
        return thing(thing).map(Thing::certificates);
    }

    @Override
    public Nameplate nameplate(String thing) throws IOException {
        return thing(thing).map(Thing::nameplate).orElse(Nameplate.UNKNOWN);
    }

    private Optional<Thing> thing(String name) throws IOException {
        Thing kept = known.getIfPresent(name);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<Thing> fetched = fetch(name);
        fetched.ifPresent(thing -> known.put(name, thing));
        return fetched;
    }

    private Optional<Thing> fetch(String thing) throws IOException {
        try {
            Nameplate nameplate = Nameplate.of(
                    iot.describeThing(request -> request.thingName(thing)).attributes());
            List<ActiveCertificate> active = certificates.described(thing).stream()
                    .filter(certificate -> certificate.status() == CertificateStatus.ACTIVE)
                    .flatMap(IotThingRegistry::readable)
                    .toList();
            return Optional.of(new Thing(active, nameplate));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw IotCertificates.unreachable(thing, e);
        }
    }

    private static Stream<ActiveCertificate> readable(CertificateDescription certificate) {
        String id = certificate.certificateId();
        return key(id, certificate.certificatePem()).stream().map(key -> new ActiveCertificate(id, key));
    }

    private static Optional<PublicKey> key(String certificateId, String pem) {
        try {
            return Optional.of(CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .getPublicKey());
        } catch (CertificateException e) {
            LOG.warn("certificate {} cannot be read and is left out", certificateId, e);
            return Optional.empty();
        }
    }
}
