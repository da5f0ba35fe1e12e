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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final int MOST_PRINCIPALS = 20;

    private record Thing(List<ActiveCertificate> certificates, Nameplate nameplate) {}

    private final IotClient iot;
    private final Cache<String, Thing> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    IotThingRegistry(IotClient iot) {
        this.iot = iot;
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
            List<ActiveCertificate> certificates = new ArrayList<>();
            for (String principal :
                    iot.listThingPrincipalsPaginator(request -> request.thingName(thing)).principals().stream()
                            .limit(MOST_PRINCIPALS)
                            .toList()) {
                active(principal).ifPresent(certificates::add);
            }
            return Optional.of(new Thing(List.copyOf(certificates), nameplate));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw unreachable(thing, e);
        }
    }

    private static IOException unreachable(String thing, SdkException cause) {
        return new IOException("AWS IoT cannot be asked about " + thing + ": " + cause.getMessage(), cause);
    }

    private Optional<ActiveCertificate> active(String principal) {
        int slash = principal.indexOf(":cert/");
        if (slash < 0) {
            return Optional.empty();
        }
        String id = principal.substring(slash + ":cert/".length());
        CertificateDescription certificate =
                iot.describeCertificate(request -> request.certificateId(id)).certificateDescription();
        return certificate.status() == CertificateStatus.ACTIVE
                ? key(id, certificate.certificatePem()).map(key -> new ActiveCertificate(id, key))
                : Optional.empty();
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
