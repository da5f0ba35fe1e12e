package energy.flipbridge.provisioning.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.provisioning.fake.FakeIot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that switches identities without end is killed at random moments: its folder always holds a working set. */
@Tag("system")
class KilledSwitchTest {
    private static final int KILLS = 6;

    @TempDir
    private Path temp = Path.of("");

    /** Installs one new identity after another into the folder named by the argument. */
    public static final class Switcher {
        private Switcher() {}

        public static void main(String[] arguments) {
            ArtifactsFolder folder = new ArtifactsFolder(Path.of(arguments[0]));
            try (FakeIot ca = new FakeIot()) {
                while (true) {
                    install(folder, ca);
                }
            }
        }

        static void install(ArtifactsFolder folder, FakeIot ca) {
            StagedIdentity staged = folder.staged();
            if (staged.certificate().isEmpty()) {
                ThingName thing = new ThingName("battery");
                staged.begin(IdentityRequest.of(thing, KeyOrigin.LOCAL, Instant.now(), List.of(), Duration.ZERO));
                String pem = ca.certificateFor(Pem.requestedKey(staged.makeKey(thing)));
                String arn = "arn:aws:iot:us-west-2:0:cert/" + pem.hashCode();
                staged.saveCertificate(
                        new DeviceInfo("battery", "arn", arn, "localhost"), new IssuedCertificate(arn, pem));
            }
            staged.install("root");
            staged.clear();
        }
    }

    @Test
    void theFolderAlwaysWorks() throws IOException, InterruptedException {
        ArtifactsFolder folder = new ArtifactsFolder(temp.resolve("battery"));
        Random random = new Random(42);
        try (FakeIot ca = new FakeIot()) {
            Files.createDirectories(folder.path());
            Switcher.install(folder, ca);
            for (int kill = 0; kill < KILLS; kill++) {
                String before = folder.deviceInfo().orElseThrow().certificateArn();
                Process process = new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Switcher.class.getName(),
                                folder.path().toString())
                        .inheritIO()
                        .start();
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> !folder.deviceInfo()
                                .map(DeviceInfo::certificateArn)
                                .orElse(before)
                                .equals(before));
                process.waitFor(Duration.ofMillis(random.nextInt(60)));
                process.destroyForcibly().waitFor();

                assertWorks(folder);
                if (kill % 2 == 0) {
                    Switcher.install(folder, ca);
                    assertWorks(folder);
                    assertThat(Files.isSymbolicLink(folder.path().resolve("private-key.pem")))
                            .isFalse();
                }
            }
        }
    }

    private static void assertWorks(ArtifactsFolder folder) {
        String pem = AtomicFiles.read(folder.path().resolve("certificate.pem"));
        assertThat(folder.keyMatches(Pem.certificate(pem))).isTrue();
        assertThat(folder.deviceInfo().orElseThrow().certificateArn()).endsWith("/" + pem.hashCode());
    }
}
