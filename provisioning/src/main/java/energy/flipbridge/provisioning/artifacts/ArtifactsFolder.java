package energy.flipbridge.provisioning.artifacts;

import energy.flipbridge.provisioning.ProvisioningException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The folder that goes onto a device: device-info.json, certificate.pem, private-key.pem (mode 0600) and
 * AmazonRootCA1.pem, exactly as the prototype's device client reads them.
 */
public record ArtifactsFolder(Path path) {
    public static final String DEVICE_INFO = "device-info.json";
    public static final String CERTIFICATE = "certificate.pem";
    public static final String PRIVATE_KEY = "private-key.pem";
    public static final String ROOT_CA = "AmazonRootCA1.pem";
    static final String NAMEPLATE = "nameplate.json";

    public FolderLock lock() {
        return FolderLock.of(path);
    }

    public StagedIdentity staged() {
        return new StagedIdentity(this);
    }

    public Optional<DeviceInfo> deviceInfo() {
        return existing(DEVICE_INFO).map(file -> Json.read(file, DeviceInfo.class));
    }

    public Optional<X509Certificate> certificate() {
        return existing(CERTIFICATE).map(file -> Pem.certificate(AtomicFiles.read(file)));
    }

    public Optional<PrivateKey> privateKey() {
        return existing(PRIVATE_KEY).map(file -> Pem.privateKey(AtomicFiles.read(file)));
    }

    public Optional<Nameplate> nameplate() {
        return existing(NAMEPLATE).map(file -> Json.read(file, Nameplate.class));
    }

    public void write(Nameplate nameplate) {
        if (!nameplate.equals(Nameplate.UNKNOWN)) {
            writeIfChanged(NAMEPLATE, Json.write(nameplate));
        }
    }

    /** Refuses a folder that belongs to another thing, or that holds a key of unknown origin. */
    public void requireFreeFor(ThingName thing) {
        Optional<String> owner = deviceInfo()
                .map(DeviceInfo::thingName)
                .or(() -> staged().request().map(IdentityRequest::thingName));
        if (owner.isPresent() && !owner.get().equals(thing.value())) {
            throw new ProvisioningException(
                    path + " holds the identity of " + owner.get() + ", not of " + thing + ". Choose another folder");
        }
    }

    /** Whether private key and certificate are there and belong together. */
    public boolean keyMatches(X509Certificate certificate) {
        return privateKey()
                .filter(key -> DeviceKey.arePair(key, certificate.getPublicKey()))
                .isPresent();
    }

    /** Completes the folder around its private key; true when anything had to be written. */
    public boolean complete(DeviceInfo info, String certificatePem, String rootCaPem) {
        boolean root = writeIfChanged(ROOT_CA, rootCaPem);
        boolean certificate = writeIfChanged(CERTIFICATE, certificatePem);
        boolean device = deviceInfo().filter(info::equals).isEmpty() && writeIfChanged(DEVICE_INFO, Json.write(info));
        return root | certificate | device;
    }

    boolean writeIfChanged(String name, String content) {
        Path file = path.resolve(name);
        if (Files.exists(file) && AtomicFiles.read(file).equals(content)) {
            return false;
        }
        AtomicFiles.write(file, content, AtomicFiles.READABLE);
        return true;
    }

    private Optional<Path> existing(String name) {
        return Optional.of(path.resolve(name)).filter(Files::exists);
    }
}
