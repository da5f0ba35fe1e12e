package energy.flipbridge.gateway.claim;

import energy.flipbridge.domain.registration.DeviceSignature;
import energy.flipbridge.domain.registration.ParsedUrl;
import energy.flipbridge.domain.registration.RegistrationUrl;
import energy.flipbridge.gateway.iot.ThingRegistry;
import energy.flipbridge.gateway.iot.ThingRegistry.ActiveCertificate;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether a registration link was signed by the battery that it names, lately, with an active certificate. */
@Component
@OnRole(Role.WEB)
class ClaimVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimVerifier.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    /** @param certificateId of the certificate whose key signed */
    record VerifiedLink(String thing, String certificateId, String nonce) {}

    private final ThingRegistry registry;

    ClaimVerifier(ThingRegistry registry) {
        this.registry = registry;
    }

    /** Blocks. @throws ProblemException with what to do next */
    VerifiedLink verify(String thing, ClaimRequest request, Instant now) {
        RegistrationUrl url = switch (RegistrationUrl.parse(request.payload(), request.signature(), now)) {
            case ParsedUrl.Accepted(RegistrationUrl parsed) -> parsed;
            case ParsedUrl.Refused(ParsedUrl.Reason reason) ->
                throw ClaimProblem.ofLink(reason).exception();
        };
        if (!url.thing().equals(thing)) {
            throw ClaimProblem.OTHER_THING.exception();
        }
        List<ActiveCertificate> certificates = activeCertificates(thing);
        if (certificates.isEmpty()) {
            throw ClaimProblem.NO_ACTIVE_CERTIFICATE.exception();
        }
        return certificates.stream()
                .filter(certificate -> DeviceSignature.verifies(url, certificate.key()))
                .findFirst()
                .map(certificate -> new VerifiedLink(thing, certificate.certificateId(), url.nonce()))
                .orElseThrow(ClaimProblem.WRONG_SIGNATURE::exception);
    }

    private List<ActiveCertificate> activeCertificates(String thing) {
        try {
            return registry.activeCertificates(thing).orElseThrow(ClaimProblem.UNKNOWN_THING::exception);
        } catch (IOException e) {
            LOG.warn("the certificates of {} cannot be fetched", thing, e);
            throw ProblemException.unavailable(
                    "aws-iot-unreachable",
                    "AWS IoT cannot be asked about the battery at the moment. Send the same request again.",
                    RETRY_AFTER);
        }
    }
}
