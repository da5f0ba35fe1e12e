package energy.flipbridge.provisioning.artifacts;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A new identity on its way into an artifacts folder, in {@code .identity/next} until it is in place.
 *
 * <p>Key, certificate and device-info.json must change together, and no file system renames three files at once. So for
 * the time of the switch the three names are symbolic links through {@code .identity/current}, which is the one link
 * that changes. A crash at any moment leaves a set that works, and afterwards the folder holds plain files again.
 */
public final class StagedIdentity {
    private static final List<String> SWITCHED =
            List.of(ArtifactsFolder.PRIVATE_KEY, ArtifactsFolder.CERTIFICATE, ArtifactsFolder.DEVICE_INFO);
    private static final String REQUEST = "request.json";
    private static final String CSR = "request.csr";

    private final ArtifactsFolder folder;
    private final Path root;
    private final Path next;
    private final Path old;
    private final Path current;

    StagedIdentity(ArtifactsFolder folder) {
        this.folder = folder;
        this.root = folder.path().resolve(".identity");
        this.next = root.resolve("next");
        this.old = root.resolve("old");
        this.current = root.resolve("current");
    }

    public Optional<IdentityRequest> request() {
        return existing(REQUEST).map(file -> Json.read(file, IdentityRequest.class));
    }

    public void begin(IdentityRequest request) {
        // Left by a crash while an earlier one was cleared away: nothing of it may be taken for this one's.
        AtomicFiles.deleteTree(root);
        AtomicFiles.createPrivateFolder(next);
        write(REQUEST, Json.write(request));
    }

    public void markInstalled(IdentityRequest request, Instant at) {
        write(REQUEST, Json.write(request.installed(at)));
    }

    public Optional<String> signingRequest() {
        return existing(CSR).map(AtomicFiles::read);
    }

    public Optional<PublicKey> requestedKey() {
        return signingRequest().map(Pem::requestedKey);
    }

    /** Makes a key and returns the request for its certificate; the key is on disk before the request is. */
    public String makeKey(ThingName thing) {
        DeviceKey key = DeviceKey.generate(thing);
        write(ArtifactsFolder.PRIVATE_KEY, key.privateKeyPem());
        write(CSR, key.csrPem());
        return key.csrPem();
    }

    public void savePrivateKey(String pem) {
        write(ArtifactsFolder.PRIVATE_KEY, pem);
    }

    public Optional<IssuedCertificate> certificate() {
        return existing(ArtifactsFolder.CERTIFICATE)
                .map(file -> new IssuedCertificate(deviceInfo().certificateArn(), AtomicFiles.read(file)));
    }

    /** The certificate is written last: where it is, the identity is complete. */
    public void saveCertificate(DeviceInfo info, IssuedCertificate certificate) {
        write(ArtifactsFolder.DEVICE_INFO, Json.write(info));
        write(ArtifactsFolder.CERTIFICATE, certificate.pem());
    }

    /** Puts the staged identity in place; may be repeated after a crash at any point. */
    public void install(String rootCaPem) {
        folder.writeIfChanged(ArtifactsFolder.ROOT_CA, rootCaPem);
        if (replacesWorkingSet() && !isSwitched()) {
            linkOldSet();
            AtomicFiles.link(current, Path.of("next"));
        }
        for (String name : SWITCHED) {
            copy(next.resolve(name), folder.path().resolve(name));
        }
    }

    public void clear() {
        // The note goes first, so that nothing is continued whatever is left of the folder.
        existing(REQUEST).ifPresent(AtomicFiles::deleteTree);
        AtomicFiles.deleteTree(root);
    }

    private boolean replacesWorkingSet() {
        return folder.deviceInfo().filter(info -> !info.equals(deviceInfo())).isPresent() || Files.exists(current);
    }

    private boolean isSwitched() {
        return Files.exists(current.resolve(REQUEST));
    }

    private void linkOldSet() {
        if (!Files.exists(current, LinkOption.NOFOLLOW_LINKS)) {
            AtomicFiles.createPrivateFolder(old);
            SWITCHED.stream()
                    .filter(name -> Files.exists(folder.path().resolve(name)))
                    .forEach(name -> copy(folder.path().resolve(name), old.resolve(name)));
            AtomicFiles.link(current, Path.of("old"));
        }
        for (String name : SWITCHED) {
            AtomicFiles.link(folder.path().resolve(name), Path.of(".identity", "current", name));
        }
    }

    private static void copy(Path from, Path to) {
        boolean secret = to.endsWith(ArtifactsFolder.PRIVATE_KEY);
        AtomicFiles.write(to, AtomicFiles.read(from), secret ? AtomicFiles.OWNER_ONLY : AtomicFiles.READABLE);
    }

    private DeviceInfo deviceInfo() {
        return Json.read(next.resolve(ArtifactsFolder.DEVICE_INFO), DeviceInfo.class);
    }

    /** Without the note nothing counts: the rest is what an interrupted clearing has left. */
    private Optional<Path> existing(String name) {
        return Optional.of(next.resolve(name)).filter(Files::exists).filter(_ -> Files.exists(next.resolve(REQUEST)));
    }

    private void write(String name, String content) {
        AtomicFiles.write(next.resolve(name), content, AtomicFiles.OWNER_ONLY);
    }
}
