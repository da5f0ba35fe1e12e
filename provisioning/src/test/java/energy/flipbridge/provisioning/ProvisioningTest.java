package energy.flipbridge.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.KeyOrigin;
import energy.flipbridge.provisioning.artifacts.ThingName;
import energy.flipbridge.provisioning.aws.AwsConfig;
import energy.flipbridge.provisioning.aws.AwsConfigFile;
import energy.flipbridge.provisioning.aws.IotControlPlane;
import energy.flipbridge.provisioning.fake.FakeIot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProvisioningTest {
    private static final ThingName GARAGE = new ThingName("garage:battery_1");

    @TempDir
    private Path temp = Path.of("");

    private FakeIot iot = new FakeIot();
    private ArtifactsFolder folder = new ArtifactsFolder(Path.of(""));
    private final List<Instant> waitedUntil = new ArrayList<>();

    @BeforeAll
    static void oneAttempt() {
        System.setProperty("aws.maxAttempts", "1");
    }

    @BeforeEach
    void choose() {
        folder = new ArtifactsFolder(temp.resolve("devices").resolve("garage"));
    }

    @AfterEach
    void stop() {
        iot.close();
    }

    @Nested
    class Provisioned {
        @ParameterizedTest
        @EnumSource(KeyOrigin.class)
        void writesThePrototypesFourArtifacts(KeyOrigin keys) throws IOException {
            // when
            Outcome outcome = provision(keys, false);

            // then
            assertThat(outcome).isInstanceOf(Outcome.Issued.class);
            assertThat(files())
                    .containsExactly("AmazonRootCA1.pem", "certificate.pem", "device-info.json", "private-key.pem");
            assertThat(folder.path().resolve("device-info.json")).hasContent("""
                    {
                      "thingName": "garage:battery_1",
                      "thingArn": "arn:aws:iot:us-west-2:000000000000:thing/garage:battery_1",
                      "certificateArn": "%s",
                      "iotEndpoint": "localhost"
                    }
                    """.formatted(outcome.certificateArn()));
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.path().resolve("private-key.pem"))))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(folder.path().resolve("private-key.pem")))
                    .startsWith(keys == KeyOrigin.LOCAL ? "-----BEGIN PRIVATE KEY" : "-----BEGIN RSA PRIVATE KEY");
            assertIsUsable();
        }

        @Test
        void isAttachedWithoutExclusivityWhereThatIsNotKnown() {
            iot.knowsNoExclusiveAttachment();

            provision(KeyOrigin.LOCAL, false);

            assertIsUsable();
        }

        @Test
        void hasItsPolicyAttached() {
            Outcome outcome = provision(KeyOrigin.LOCAL, false);

            AwsConfig config = AwsConfigFile.read(iot.configIn(temp));
            try (IotControlPlane controlPlane = IotControlPlane.connect(config, OptionalDouble.of(100))) {
                assertThat(controlPlane.policies(outcome.certificateArn())).containsExactly(FakeIot.POLICY);
            }
        }

        @Test
        void isKeptWhenCompleteAndValid() {
            // given
            Outcome first = provision(KeyOrigin.LOCAL, false);

            // when
            Outcome second = provision(KeyOrigin.LOCAL, false);

            // then
            assertThat(second).isEqualTo(new Outcome.Kept(first.certificateArn(), false));
            assertThat(iot.allWithStatus("ACTIVE")).hasSize(1);
        }

        @Test
        void hasItsMissingFilesRestored() throws IOException {
            // given
            Outcome first = provision(KeyOrigin.LOCAL, false);
            for (String name : List.of("certificate.pem", "device-info.json", "AmazonRootCA1.pem")) {
                Files.delete(folder.path().resolve(name));
            }

            // when
            Outcome second = provision(KeyOrigin.LOCAL, false);

            // then
            assertThat(second).isEqualTo(new Outcome.Kept(first.certificateArn(), true));
            assertIsUsable();
        }

        @Test
        void neverOverwritesAnotherThing() {
            provision(KeyOrigin.LOCAL, false);

            assertThatThrownBy(
                            () -> run(Progress.SILENT).provision(new ThingName("other"), folder, KeyOrigin.LOCAL, true))
                    .isInstanceOf(ProvisioningException.class)
                    .hasMessageContaining("holds the identity of garage:battery_1, not of other");
        }

        @Test
        void getsNoSecondIdentityUnasked() {
            // given
            provision(KeyOrigin.LOCAL, false);
            ArtifactsFolder elsewhere = new ArtifactsFolder(temp.resolve("elsewhere"));

            // when, then
            assertThatThrownBy(() -> run(Progress.SILENT).provision(GARAGE, elsewhere, KeyOrigin.LOCAL, false))
                    .hasMessageContaining("has an active certificate")
                    .hasMessageContaining("--replace");
            run(Progress.SILENT).provision(GARAGE, elsewhere, KeyOrigin.LOCAL, true);
            assertThat(iot.certificates(GARAGE.value(), "ACTIVE")).hasSize(1);
            assertThat(iot.allWithStatus("REVOKED")).hasSize(1);
        }

        @Test
        void isNotRevivedUnaskedAfterItsRevocation() {
            // given
            provision(KeyOrigin.LOCAL, false);
            assertThat(run(Progress.SILENT).revoke(GARAGE)).hasSize(1);
            assertThat(run(Progress.SILENT).revoke(GARAGE)).isEmpty();

            // when, then
            assertThatThrownBy(() -> provision(KeyOrigin.LOCAL, false)).hasMessageContaining("is revoked");
            provision(KeyOrigin.LOCAL, true);
            assertIsUsable();
            assertThat(iot.allWithStatus("ACTIVE")).hasSize(1);
        }

        @Test
        void isWorkedOnByOneCommandAtATime() {
            try (var _ = folder.lock()) {
                assertThatThrownBy(() -> provision(KeyOrigin.LOCAL, false))
                        .hasMessageContaining("Another command is working on");
            }
            provision(KeyOrigin.LOCAL, false);
        }
    }

    @Nested
    class Rotated {
        @ParameterizedTest
        @EnumSource(KeyOrigin.class)
        void hasANewKeyAndCertificateAndTheOldOneIsRevoked(KeyOrigin keys) throws IOException {
            // given
            Outcome first = provision(keys, false);
            String oldKey = Files.readString(folder.path().resolve("private-key.pem"));

            // when
            Outcome second = run(Progress.SILENT).rotate(folder, keys, Duration.ZERO);

            // then
            assertThat(second.certificateArn()).isNotEqualTo(first.certificateArn());
            assertThat(folder.path().resolve("private-key.pem")).isRegularFile();
            assertThat(Files.readString(folder.path().resolve("private-key.pem")))
                    .isNotEqualTo(oldKey);
            assertThat(files())
                    .containsExactly("AmazonRootCA1.pem", "certificate.pem", "device-info.json", "private-key.pem");
            assertIsUsable();
            assertThat(iot.allWithStatus("REVOKED")).containsExactly(id(first));
        }

        @Test
        void leavesTheOldCertificateActiveForAsLongAsSaid() {
            // given
            provision(KeyOrigin.LOCAL, false);

            // when
            run(Progress.SILENT).rotate(folder, KeyOrigin.LOCAL, Duration.ofHours(1));

            // then
            assertThat(waitedUntil).hasSize(1);
            assertThat(waitedUntil.getFirst()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
            assertThat(iot.allWithStatus("ACTIVE")).hasSize(1);
        }

        @Test
        void needsAnActiveCertificate() {
            provision(KeyOrigin.LOCAL, false);
            run(Progress.SILENT).revoke(GARAGE);

            assertThatThrownBy(() -> run(Progress.SILENT).rotate(folder, KeyOrigin.LOCAL, Duration.ZERO))
                    .hasMessageContaining("nothing to rotate");
        }
    }

    /** Whatever the moment of a crash, the next run ends with one active certificate and complete artifacts. */
    @Nested
    class Crashed {
        @ParameterizedTest
        @EnumSource(KeyOrigin.class)
        void whileProvisioningAtAnyCall(KeyOrigin keys) throws IOException {
            for (FakeIot.Cut cut : FakeIot.Cut.values()) {
                for (int call = 0; cutOff(call, cut, () -> provision(keys, false)); call++) {
                    provision(keys, false);
                    assertIsTheOnlyOne();
                    startAnew();
                }
            }
        }

        @ParameterizedTest
        @EnumSource(KeyOrigin.class)
        void whileProvisioningAfterAnyStep(KeyOrigin keys) throws IOException {
            for (int step = 0;
                    crashesAfter(step, progress -> run(progress).provision(GARAGE, folder, keys, false));
                    step++) {
                provision(keys, false);
                assertIsTheOnlyOne();
                startAnew();
            }
        }

        @ParameterizedTest
        @EnumSource(KeyOrigin.class)
        void whileRotatingAtAnyCall(KeyOrigin keys) throws IOException {
            for (FakeIot.Cut cut : FakeIot.Cut.values()) {
                provision(keys, false);
                for (int call = 0;
                        cutOff(call, cut, () -> run(Progress.SILENT).rotate(folder, keys, Duration.ZERO));
                        call++) {
                    assertIsUsable();
                    run(Progress.SILENT).rotate(folder, keys, Duration.ZERO);
                    assertIsTheOnlyOne();
                }
                startAnew();
            }
        }

        @Test
        void whileRotatingAfterAnyStep() throws IOException {
            provision(KeyOrigin.LOCAL, false);
            for (int step = 0;
                    crashesAfter(step, progress -> run(progress).rotate(folder, KeyOrigin.LOCAL, Duration.ZERO));
                    step++) {
                assertIsUsable();
                provision(KeyOrigin.LOCAL, false);
                assertIsTheOnlyOne();
            }
        }

        @Test
        void doesNotLoseTheCertificateThatWasIssuedButNotReceived() {
            // given
            int request = 2;
            cutOff(request, FakeIot.Cut.AFTER, () -> provision(KeyOrigin.LOCAL, false));
            assertThat(iot.calls().get(request)).startsWith("POST /certificates");

            // when
            provision(KeyOrigin.LOCAL, false);

            // then
            assertThat(iot.allWithStatus("INACTIVE")).isEmpty();
            assertThat(iot.allWithStatus("ACTIVE")).hasSize(1);
        }

        private boolean cutOff(int call, FakeIot.Cut cut, Runnable command) {
            iot.cut(call, cut);
            try {
                command.run();
                return false;
            } catch (RuntimeException e) {
                return true;
            } finally {
                iot.heal();
            }
        }

        private boolean crashesAfter(int step, java.util.function.Consumer<Progress> command) {
            int[] left = {step};
            try {
                command.accept((_, _) -> {
                    if (left[0]-- == 0) {
                        throw new IllegalStateException("crash");
                    }
                });
                return false;
            } catch (IllegalStateException e) {
                return true;
            }
        }

        private void assertIsTheOnlyOne() throws IOException {
            assertIsUsable();
            assertThat(iot.allWithStatus("ACTIVE")).hasSize(1);
            assertThat(files())
                    .containsExactly("AmazonRootCA1.pem", "certificate.pem", "device-info.json", "private-key.pem");
        }

        private void startAnew() throws IOException {
            iot.close();
            iot = new FakeIot();
            try (Stream<Path> paths = Files.walk(folder.path())) {
                for (Path path :
                        paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private Outcome provision(KeyOrigin keys, boolean replace) {
        return run(Progress.SILENT).provision(GARAGE, folder, keys, replace);
    }

    private Provisioning run(Progress progress) {
        AwsConfig config = AwsConfigFile.read(iot.configIn(temp));
        IotControlPlane controlPlane = IotControlPlane.connect(config, OptionalDouble.empty());
        return new Provisioning(controlPlane, config, Clock.systemUTC(), waitedUntil::add, progress);
    }

    /** The folder's key, certificate and info belong together, and the certificate is active, attached and permitted. */
    private void assertIsUsable() {
        var info = folder.deviceInfo().orElseThrow();
        assertThat(folder.keyMatches(folder.certificate().orElseThrow())).isTrue();
        assertThat(iot.certificates(GARAGE.value(), "ACTIVE"))
                .contains(info.certificateArn().substring(info.certificateArn().indexOf('/') + 1));
    }

    private static String id(Outcome outcome) {
        return outcome.certificateArn().substring(outcome.certificateArn().indexOf('/') + 1);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
