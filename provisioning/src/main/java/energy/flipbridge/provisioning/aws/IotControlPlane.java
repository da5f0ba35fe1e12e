package energy.flipbridge.provisioning.aws;

import energy.flipbridge.provisioning.artifacts.IssuedCertificate;
import energy.flipbridge.provisioning.artifacts.Nameplate;
import energy.flipbridge.provisioning.artifacts.Pem;
import energy.flipbridge.provisioning.artifacts.ThingName;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.Certificate;
import software.amazon.awssdk.services.iot.model.CertificateStatus;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.Policy;
import software.amazon.awssdk.services.iot.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iot.model.ThingPrincipalType;

/**
 * The control plane calls of provisioning, in the words of provisioning. Certificates are issued inactive: one that is
 * lost on its way here can never be used.
 */
public final class IotControlPlane implements AutoCloseable {
    /** Calls a second and operation that every AWS account allows; an own endpoint is not paced. */
    public static final double AWS_PACE = 10;

    private static final Logger LOG = LoggerFactory.getLogger(IotControlPlane.class);
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(10);
    private static final int LOOKED_THROUGH = 1_000;

    private final IotClient iot;
    private final String policyName;

    private IotControlPlane(IotClient iot, String policyName) {
        this.iot = iot;
        this.policyName = policyName;
    }

    /** @param callsPerSecond of each operation; by default {@link #AWS_PACE} against AWS and unlimited elsewhere */
    public static IotControlPlane connect(AwsConfig config, OptionalDouble callsPerSecond) {
        var client = IotClient.builder()
                .region(Region.of(config.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(config.accessKeyId(), config.secretKey())))
                // The JDK's own URL connections know no PATCH, with which things are changed.
                .httpClientBuilder(ApacheHttpClient.builder().connectionTimeout(Duration.ofSeconds(5)))
                .overrideConfiguration(settings -> {
                    settings.apiCallAttemptTimeout(Duration.ofSeconds(20)).apiCallTimeout(Duration.ofSeconds(90));
                    if (callsPerSecond.isPresent() || config.controlPlane().isEmpty()) {
                        settings.addExecutionInterceptor(new Pace(callsPerSecond.orElse(AWS_PACE)));
                    }
                });
        config.controlPlane().ifPresent(client::endpointOverride);
        return new IotControlPlane(client.build(), config.policyName());
    }

    /**
     * Creates the thing unless it is there, and returns its ARN.
     *
     * @param nameplate is kept with the thing; one of which nothing is known leaves what is kept
     */
    public String createThing(ThingName thing, Nameplate nameplate) {
        Map<String, String> attributes = NameplateAttribute.of(nameplate);
        try {
            return iot.createThing(request -> {
                        request.thingName(thing.value());
                        if (!attributes.isEmpty()) {
                            request.attributePayload(payload -> payload.attributes(attributes));
                        }
                    })
                    .thingArn();
        } catch (ResourceAlreadyExistsException e) {
            // AWS answers so only when the existing thing has a type or other attributes; it is the same thing for us.
            String arn = thingArn(thing).orElseThrow(() -> e);
            if (!attributes.isEmpty()) {
                iot.updateThing(request -> request.thingName(thing.value())
                        .attributePayload(
                                payload -> payload.attributes(attributes).merge(true)));
            }
            return arn;
        }
    }

    public Optional<String> thingArn(ThingName thing) {
        try {
            return Optional.of(iot.describeThing(request -> request.thingName(thing.value()))
                    .thingArn());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    public IssuedCertificate certificateFor(String csrPem) {
        var issued = iot.createCertificateFromCsr(
                request -> request.certificateSigningRequest(csrPem).setAsActive(false));
        return new IssuedCertificate(issued.certificateArn(), issued.certificatePem());
    }

    public IssuedKeyAndCertificate keyAndCertificate() {
        var issued = iot.createKeysAndCertificate(request -> request.setAsActive(false));
        return new IssuedKeyAndCertificate(
                issued.keyPair().privateKey(), new IssuedCertificate(issued.certificateArn(), issued.certificatePem()));
    }

    /** A private key made by AWS, with its certificate. */
    public record IssuedKeyAndCertificate(String privateKeyPem, IssuedCertificate certificate) {
        @Override
        public String toString() {
            return "IssuedKeyAndCertificate[" + certificate.arn() + "]";
        }
    }

    /** The certificate that was issued for a key after {@code since} but whose answer never arrived here. */
    public Optional<IssuedCertificate> findIssued(PublicKey key, Instant since) {
        Instant earliest = since.minus(CLOCK_DIFFERENCE);
        return iot
                .listCertificatesPaginator(
                        request -> request.ascendingOrder(false).pageSize(250))
                .stream()
                .flatMap(page -> page.certificates().stream())
                .limit(LOOKED_THROUGH)
                .filter(certificate -> certificate.creationDate().isAfter(earliest))
                .filter(certificate -> certificate.status() == CertificateStatus.INACTIVE)
                .map(Certificate::certificateId)
                .flatMap(id -> certificate(id).stream())
                .filter(found -> Pem.certificate(found.pem()).getPublicKey().equals(key))
                .map(found -> new IssuedCertificate(found.arn(), found.pem()))
                .findFirst();
    }

    /** Attaches a certificate to its thing, to no other thing too where the service knows that. */
    public void attach(ThingName thing, String certificateArn) {
        try {
            iot.attachThingPrincipal(request -> request.thingName(thing.value())
                    .principal(certificateArn)
                    .thingPrincipalType(ThingPrincipalType.EXCLUSIVE_THING));
        } catch (InvalidRequestException e) {
            iot.attachThingPrincipal(request -> request.thingName(thing.value()).principal(certificateArn));
        }
        iot.attachPolicy(request -> request.policyName(policyName).target(certificateArn));
    }

    public void activate(String certificateArn) {
        setStatus(certificateArn, CertificateStatus.ACTIVE);
    }

    public void deactivate(String certificateArn) {
        setStatus(certificateArn, CertificateStatus.INACTIVE);
    }

    /** Ends a certificate for good; a device connected with it is dropped. */
    public void revoke(String certificateArn) {
        setStatus(certificateArn, CertificateStatus.REVOKED);
    }

    /** Detaches a certificate from its thing; no error when it is not attached. */
    public void detach(ThingName thing, String certificateArn) {
        try {
            iot.detachThingPrincipal(request -> request.thingName(thing.value()).principal(certificateArn));
        } catch (ResourceNotFoundException e) {
            LOG.debug("{} was not attached to {}", certificateArn, thing, e);
        }
    }

    public Optional<ThingCertificate> certificate(String id) {
        try {
            return Optional.of(ThingCertificate.of(iot.describeCertificate(request -> request.certificateId(id))
                    .certificateDescription()));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The certificates attached to a thing; none when there is no such thing. */
    public List<ThingCertificate> certificates(ThingName thing) {
        try {
            return iot.listThingPrincipalsPaginator(request -> request.thingName(thing.value())).stream()
                    .flatMap(page -> page.principals().stream())
                    .map(ThingCertificate::idOf)
                    .flatMap(id -> certificate(id).stream())
                    .toList();
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
    }

    public List<String> policies(String certificateArn) {
        return iot.listAttachedPoliciesPaginator(request -> request.target(certificateArn)).stream()
                .flatMap(page -> page.policies().stream())
                .map(Policy::policyName)
                .toList();
    }

    private void setStatus(String certificateArn, CertificateStatus status) {
        iot.updateCertificate(request ->
                request.certificateId(ThingCertificate.idOf(certificateArn)).newStatus(status));
    }

    @Override
    public void close() {
        iot.close();
    }
}
