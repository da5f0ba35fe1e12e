package energy.flipbridge.gateway.claim;

import energy.flipbridge.domain.registration.DeviceSignature;
import energy.flipbridge.domain.registration.ParsedUrl;
import energy.flipbridge.domain.registration.RegistrationUrl;
import energy.flipbridge.gateway.iot.Nameplate;
import energy.flipbridge.gateway.iot.ThingRegistry;
import energy.flipbridge.gateway.iot.ThingRegistry.ActiveCertificate;
import energy.flipbridge.gateway.settings.GatewaySettings;
import energy.flipbridge.gateway.settings.OnRole;
import energy.flipbridge.gateway.settings.Role;
import energy.flipbridge.gateway.web.ProblemException;
import java.io.IOException;
import java.net.URI;
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

    private final ThingRegistry registry;
    private final URI registrationPage;

    ClaimVerifier(ThingRegistry registry, GatewaySettings settings) {
        this.registry = registry;
        this.registrationPage = URI.create(settings.publicUrl().toString().replaceAll("/+$", "") + "/devices/register");
    }

    /** Blocks. @throws ProblemException with what to do next */
    VerifiedLink verify(String thing, ClaimRequest request, Instant now) {
        RegistrationUrl url = parsed(request.payload(), request.signature(), now);
        if (!url.thing().equals(thing)) {
            throw ClaimProblem.OTHER_THING.exception();
        }
        return verify(url);
    }

    /** Blocks. @throws ProblemException with what to do next */
    VerifiedLink verify(RegistrationLink link, Instant now) {
        return switch (link) {
            case RegistrationLink.Url(String payload, String signature) -> verify(parsed(payload, signature, now));
            case RegistrationLink.Token(String text) -> verify(RegistrationToken.parse(text, registrationPage, now));
        };
    }

    /** Blocks. What cannot be asked is not known: a person can type it. */
    Nameplate nameplate(String thing) {
        try {
            return registry.nameplate(thing);
        } catch (IOException e) {
            LOG.warn("what is known of {} cannot be fetched", thing, e);
            return Nameplate.UNKNOWN;
        }
    }

    private VerifiedLink verify(RegistrationUrl url) {
        return activeCertificates(url.thing()).stream()
                .filter(certificate -> DeviceSignature.verifies(url, certificate.key()))
                .findFirst()
                .map(certificate -> new VerifiedLink(url.thing(), certificate.certificateId(), url.nonce()))
                .orElseThrow(ClaimProblem.WRONG_SIGNATURE::exception);
    }

    private VerifiedLink verify(RegistrationToken token) {
        ActiveCertificate certificate = activeCertificates(token.thing()).stream()
                .filter(active -> active.certificateId().equals(token.certificateId()))
                .findFirst()
                .orElseThrow(ClaimProblem.CERTIFICATE_ENDED::exception);
        if (!token.isSignedBy(certificate.key())) {
            throw ClaimProblem.WRONG_SIGNATURE.exception();
        }
        return new VerifiedLink(token.thing(), token.certificateId(), token.nonce());
    }

    private static RegistrationUrl parsed(String payload, String signature, Instant now) {
        return switch (RegistrationUrl.parse(payload, signature, now)) {
            case ParsedUrl.Accepted(RegistrationUrl url) -> url;
            case ParsedUrl.Refused(ParsedUrl.Reason reason) ->
                throw ClaimProblem.ofLink(reason).exception();
        };
    }

    private List<ActiveCertificate> activeCertificates(String thing) {
        try {
            List<ActiveCertificate> certificates =
                    registry.activeCertificates(thing).orElseThrow(ClaimProblem.UNKNOWN_THING::exception);
            if (certificates.isEmpty()) {
                throw ClaimProblem.NO_ACTIVE_CERTIFICATE.exception();
            }
            return certificates;
        } catch (IOException e) {
            LOG.warn("the certificates of {} cannot be fetched", thing, e);
            throw ProblemException.unavailable(
                    "aws-iot-unreachable",
                    "AWS IoT cannot be asked about the battery at the moment. Send the same request again.",
                    RETRY_AFTER);
        }
    }
}
