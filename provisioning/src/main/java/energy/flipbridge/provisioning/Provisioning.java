package energy.flipbridge.provisioning;

import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.DeviceInfo;
import energy.flipbridge.provisioning.artifacts.IdentityRequest;
import energy.flipbridge.provisioning.artifacts.KeyOrigin;
import energy.flipbridge.provisioning.artifacts.Nameplate;
import energy.flipbridge.provisioning.artifacts.Pem;
import energy.flipbridge.provisioning.artifacts.ThingName;
import energy.flipbridge.provisioning.aws.AwsConfig;
import energy.flipbridge.provisioning.aws.IotControlPlane;
import energy.flipbridge.provisioning.aws.ThingCertificate;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives devices their identities in AWS IoT and keeps artifacts folders right.
 *
 * <p>Every operation may be repeated, and continues what an earlier run left unfinished. Failures are
 * {@link ProvisioningException}s, the AWS SDK's own exceptions, or {@link java.io.UncheckedIOException}s.
 */
public final class Provisioning {
    private final IotControlPlane controlPlane;
    private final AwsConfig config;
    private final Clock clock;
    private final Progress progress;
    private final IdentityChange change;

    public Provisioning(
            IotControlPlane controlPlane, AwsConfig config, Clock clock, Waiting waiting, Progress progress) {
        this.controlPlane = controlPlane;
        this.config = config;
        this.clock = clock;
        this.progress = progress;
        this.change = new IdentityChange(controlPlane, config, clock, waiting, progress);
    }

    /**
     * Creates the thing, its certificate and the artifacts.
     *
     * @param replace whether a new certificate may take the place of one that is active but not this folder's, or that
     *     is this folder's but no longer active
     */
    public Outcome provision(ThingName thing, ArtifactsFolder folder, KeyOrigin keys, boolean replace) {
        return provision(thing, Nameplate.UNKNOWN, folder, keys, replace);
    }

    /** @param nameplate is kept with the thing and in the folder, as far as it is known */
    public Outcome provision(
            ThingName thing, Nameplate nameplate, ArtifactsFolder folder, KeyOrigin keys, boolean replace) {
        folder.requireFreeFor(thing);
        try (var _ = folder.lock()) {
            String thingArn = controlPlane.createThing(thing, nameplate);
            folder.write(nameplate);
            progress.done(Step.THING, thing.value());
            Optional<IdentityRequest> begun = folder.staged().request();
            if (begun.isPresent()) {
                return new Outcome.Issued(change.resume(folder, begun.get(), thingArn), true);
            }
            List<ThingCertificate> attached = controlPlane.certificates(thing);
            Optional<ThingCertificate> own = activeOf(folder, attached);
            if (own.isPresent()) {
                return keep(thing, thingArn, folder, own.get());
            }
            if (!replace) {
                refuseToReplace(thing, folder, attached);
            }
            List<String> retired = stillValid(folder, attached);
            return new Outcome.Issued(begin(thing, thingArn, folder, keys, retired, Duration.ZERO), false);
        }
    }

    /** Puts a new key and certificate in the place of the folder's, and ends the old one after {@code keepOldFor}. */
    public Outcome rotate(ArtifactsFolder folder, KeyOrigin keys, Duration keepOldFor) {
        ThingName thing = owner(folder);
        try (var _ = folder.lock()) {
            String thingArn = controlPlane
                    .thingArn(thing)
                    .orElseThrow(() -> new ProvisioningException("There is no thing " + thing + " at " + config.where()
                            + "; is it the right configuration?"));
            Optional<IdentityRequest> begun = folder.staged().request();
            if (begun.isPresent()) {
                return new Outcome.Issued(change.resume(folder, begun.get(), thingArn), true);
            }
            ThingCertificate old = activeOf(folder, controlPlane.certificates(thing))
                    .orElseThrow(() -> new ProvisioningException("The certificate in " + folder.path()
                            + " is not an active one of " + thing + ", so there is nothing to rotate. A new one:"
                            + " provision-device " + thing + " " + folder.path() + " --replace"));
            return new Outcome.Issued(begin(thing, thingArn, folder, keys, List.of(old.arn()), keepOldFor), false);
        }
    }

    /** Ends every certificate of a thing, and returns those that were not revoked before. */
    public List<ThingCertificate> revoke(ThingName thing) {
        List<ThingCertificate> valid = controlPlane.certificates(thing).stream()
                .filter(certificate -> !certificate.isRevoked())
                .toList();
        for (ThingCertificate certificate : valid) {
            controlPlane.deactivate(certificate.arn());
            progress.done(Step.DEACTIVATED, "certificate " + certificate.shortId());
            controlPlane.revoke(certificate.arn());
            progress.done(Step.REVOKED, "certificate " + certificate.shortId());
        }
        return valid;
    }

    /** The thing that a folder's artifacts, finished or begun, are of. */
    public static ThingName owner(ArtifactsFolder folder) {
        return folder.deviceInfo()
                .map(DeviceInfo::thingName)
                .or(() -> folder.staged().request().map(IdentityRequest::thingName))
                .map(ThingName::new)
                .orElseThrow(() -> new ProvisioningException(
                        folder.path() + " holds no device identity (" + ArtifactsFolder.DEVICE_INFO + " is missing)"));
    }

    private String begin(
            ThingName thing,
            String thingArn,
            ArtifactsFolder folder,
            KeyOrigin keys,
            List<String> retired,
            Duration keepOldFor) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return change.start(folder, IdentityRequest.of(thing, keys, now, retired, keepOldFor), thingArn);
    }

    /** The certificates that a new one takes the place of: those of the thing, and the folder's though not attached. */
    private List<String> stillValid(ArtifactsFolder folder, List<ThingCertificate> attached) {
        Stream<ThingCertificate> own = folder
                .deviceInfo()
                .flatMap(info -> controlPlane.certificate(ThingCertificate.idOf(info.certificateArn())))
                .stream();
        return Stream.concat(attached.stream(), own)
                .filter(certificate -> !certificate.isRevoked())
                .map(ThingCertificate::arn)
                .distinct()
                .toList();
    }

    private static Optional<ThingCertificate> activeOf(ArtifactsFolder folder, List<ThingCertificate> attached) {
        return attached.stream()
                .filter(ThingCertificate::isActive)
                .filter(certificate -> folder.keyMatches(Pem.certificate(certificate.pem())))
                .findFirst();
    }

    private Outcome keep(ThingName thing, String thingArn, ArtifactsFolder folder, ThingCertificate own) {
        controlPlane.attach(thing, own.arn());
        DeviceInfo info = new DeviceInfo(thing.value(), thingArn, own.arn(), config.iotEndpoint());
        return new Outcome.Kept(own.arn(), folder.complete(info, own.pem(), config.rootCaPem()));
    }

    private void refuseToReplace(ThingName thing, ArtifactsFolder folder, List<ThingCertificate> attached) {
        Optional<String> reason = folder.privateKey().isPresent()
                ? Optional.of(folder.path() + " holds a key whose certificate is "
                        + folder.certificate().map(_ -> stateOf(folder)).orElse("missing"))
                : attached.stream()
                        .filter(ThingCertificate::isActive)
                        .findFirst()
                        .map(other -> thing + " has an active certificate (" + other.shortId() + ", since "
                                + other.created().truncatedTo(ChronoUnit.SECONDS) + ") whose key is not in "
                                + folder.path());
        reason.ifPresent(text -> {
            throw new ProvisioningException(text
                    + ". Nothing was changed. With --replace a new certificate is issued and the other one revoked");
        });
    }

    private String stateOf(ArtifactsFolder folder) {
        return folder.deviceInfo()
                .map(DeviceInfo::certificateArn)
                .flatMap(arn -> controlPlane.certificate(ThingCertificate.idOf(arn)))
                .map(certificate ->
                        certificate.isActive() ? "active but not attached to the thing" : certificate.statusText())
                .orElse("unknown to " + config.where());
    }
}
