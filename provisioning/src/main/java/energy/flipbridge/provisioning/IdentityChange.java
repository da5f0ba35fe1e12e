package energy.flipbridge.provisioning;

import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.DeviceInfo;
import energy.flipbridge.provisioning.artifacts.IdentityRequest;
import energy.flipbridge.provisioning.artifacts.IssuedCertificate;
import energy.flipbridge.provisioning.artifacts.StagedIdentity;
import energy.flipbridge.provisioning.artifacts.ThingName;
import energy.flipbridge.provisioning.aws.AwsConfig;
import energy.flipbridge.provisioning.aws.IotControlPlane;
import energy.flipbridge.provisioning.aws.ThingCertificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Carries a noted request for an identity to its end, from wherever an earlier run left it: key, certificate (issued
 * inactive), attached, activated, in place, and only then the certificates that it takes the place of are ended.
 */
final class IdentityChange {
    private final IotControlPlane controlPlane;
    private final AwsConfig config;
    private final Clock clock;
    private final Waiting waiting;
    private final Progress progress;

    IdentityChange(IotControlPlane controlPlane, AwsConfig config, Clock clock, Waiting waiting, Progress progress) {
        this.controlPlane = controlPlane;
        this.config = config;
        this.clock = clock;
        this.waiting = waiting;
        this.progress = progress;
    }

    String start(ArtifactsFolder folder, IdentityRequest request, String thingArn) {
        folder.staged().begin(request);
        return finish(folder, request, thingArn, false);
    }

    /** Returns the ARN of the certificate that is now in place. */
    String resume(ArtifactsFolder folder, IdentityRequest request, String thingArn) {
        return finish(folder, request, thingArn, true);
    }

    private String finish(ArtifactsFolder folder, IdentityRequest request, String thingArn, boolean resumed) {
        ThingName thing = new ThingName(request.thingName());
        StagedIdentity staged = folder.staged();
        IssuedCertificate certificate = staged.certificate().orElseGet(() -> issue(staged, request, thingArn, resumed));
        if (request.installedAt().isEmpty()) {
            controlPlane.attach(thing, certificate.arn());
            progress.done(Step.ATTACHED, "to " + thing + " only, with policy " + config.policyName());
            controlPlane.activate(certificate.arn());
            progress.done(Step.ACTIVATED, "certificate " + ThingCertificate.shortId(certificate.arn()));
            staged.install(config.rootCaPem());
            progress.done(Step.INSTALLED, "in " + folder.path());
        }
        retire(staged, request, thing);
        staged.clear();
        return certificate.arn();
    }

    private IssuedCertificate issue(StagedIdentity staged, IdentityRequest request, String thingArn, boolean resumed) {
        ThingName thing = new ThingName(request.thingName());
        IssuedCertificate certificate = switch (request.keys()) {
            case LOCAL -> issueForLocalKey(staged, request, thing, resumed);
            case AWS -> issueWithKey(staged);
        };
        progress.done(Step.CERTIFICATE, ThingCertificate.shortId(certificate.arn()) + " issued, not active yet");
        staged.saveCertificate(
                new DeviceInfo(thing.value(), thingArn, certificate.arn(), config.iotEndpoint()), certificate);
        progress.done(Step.SAVED, "key and certificate");
        return certificate;
    }

    private IssuedCertificate issueForLocalKey(
            StagedIdentity staged, IdentityRequest request, ThingName thing, boolean resumed) {
        Optional<IssuedCertificate> issuedBefore = resumed
                ? staged.requestedKey().flatMap(key -> controlPlane.findIssued(key, request.requestedAt()))
                : Optional.empty();
        if (issuedBefore.isPresent()) {
            return issuedBefore.get();
        }
        String csr = staged.signingRequest().orElseGet(() -> staged.makeKey(thing));
        progress.done(Step.KEY, "EC P-256, made here; the private key is never sent");
        return controlPlane.certificateFor(csr);
    }

    private IssuedCertificate issueWithKey(StagedIdentity staged) {
        var issued = controlPlane.keyAndCertificate();
        staged.savePrivateKey(issued.privateKeyPem());
        progress.done(Step.KEY, "RSA 2048, made by AWS IoT and sent here once");
        return issued.certificate();
    }

    private void retire(StagedIdentity staged, IdentityRequest request, ThingName thing) {
        if (request.retires().isEmpty()) {
            return;
        }
        Instant installedAt =
                request.installedAt().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
        staged.markInstalled(request, installedAt);
        Instant due = installedAt.plus(request.keepOldFor());
        if (due.isAfter(clock.instant())) {
            progress.done(Step.WAITING, "the old certificate stays active until " + due);
            waitUntil(due);
        }
        request.retires().forEach(arn -> end(thing, arn));
    }

    private void end(ThingName thing, String arn) {
        if (controlPlane.certificate(ThingCertificate.idOf(arn)).isEmpty()) {
            progress.done(Step.NOTE, ThingCertificate.shortId(arn) + " is gone already");
            return;
        }
        controlPlane.deactivate(arn);
        progress.done(Step.DEACTIVATED, "old certificate " + ThingCertificate.shortId(arn));
        controlPlane.revoke(arn);
        controlPlane.detach(thing, arn);
        progress.done(Step.REVOKED, "old certificate " + ThingCertificate.shortId(arn) + ", and detached");
    }

    private void waitUntil(Instant due) {
        try {
            waiting.until(due);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProvisioningException(
                    "Interrupted: the new certificate is in place and the old one still active; run it again to end it",
                    e);
        }
    }
}
