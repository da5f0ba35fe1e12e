package energy.flipbridge.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.cloud.LocalCloud;
import energy.flipbridge.cloud.LocalCloudConfig;
import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.KeyOrigin;
import energy.flipbridge.provisioning.artifacts.ThingName;
import energy.flipbridge.provisioning.aws.AwsConfig;
import energy.flipbridge.provisioning.aws.AwsConfigFile;
import energy.flipbridge.provisioning.aws.IotControlPlane;
import energy.flipbridge.provisioning.aws.ThingCertificate;
import energy.flipbridge.provisioning.fleet.FailuresFile;
import energy.flipbridge.provisioning.fleet.FleetFile;
import energy.flipbridge.provisioning.fleet.FleetProvisioning;
import energy.flipbridge.provisioning.fleet.FleetReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the real local cloud, through its configuration file. */
@Tag("system")
class LocalCloudTest {
    @TempDir
    private static @Nullable Path data;

    private static @Nullable LocalCloud cloud;
    private static @Nullable AwsConfig config;

    @TempDir
    private @Nullable Path temp;

    @BeforeAll
    static void start() {
        Path folder = Objects.requireNonNull(data);
        cloud = LocalCloud.start(LocalCloudConfig.onFreePorts(folder));
        config = AwsConfigFile.read(folder.resolve("aws-config.json"));
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    @ParameterizedTest
    @EnumSource(KeyOrigin.class)
    void anIdentityIsIssuedKeptRotatedAndRevoked(KeyOrigin keys) {
        ThingName thing = new ThingName("life-" + keys);
        ArtifactsFolder folder = new ArtifactsFolder(path().resolve("life"));

        Outcome first = run(Progress.SILENT).provision(thing, folder, keys, false);
        assertThat(run(Progress.SILENT).provision(thing, folder, keys, false))
                .isEqualTo(new Outcome.Kept(first.certificateArn(), false));
        run(Progress.SILENT).rotate(folder, keys, Duration.ZERO);
        assertHasExactlyOneIdentity(thing, folder);
        assertThat(controlPlane()
                        .certificate(ThingCertificate.idOf(first.certificateArn()))
                        .orElseThrow()
                        .isRevoked())
                .isTrue();
        assertThat(run(Progress.SILENT).revoke(thing)).hasSize(1);
        assertThat(controlPlane().certificates(thing)).allMatch(ThingCertificate::isRevoked);
    }

    @ParameterizedTest
    @EnumSource(KeyOrigin.class)
    void aCrashAfterAnyStepLeavesOneIdentityAfterTheNextRun(KeyOrigin keys) {
        for (int step = 0; ; step++) {
            ThingName thing = new ThingName("crash-" + keys + "-" + step);
            ArtifactsFolder folder = new ArtifactsFolder(path().resolve("crash-" + step));
            boolean crashed = crashesAfter(step, progress -> run(progress).provision(thing, folder, keys, false));
            run(Progress.SILENT).provision(thing, folder, keys, false);
            assertHasExactlyOneIdentity(thing, folder);
            if (!crashed) {
                return;
            }
        }
    }

    @Test
    void aFleetIsProvisionedAndContinued() throws IOException, InterruptedException {
        // given
        Path file = path().resolve("fleet.csv");
        Files.writeString(
                file,
                "thing,manufacturer,capacity_wh\n"
                        + IntStream.range(0, 40)
                                .mapToObj(n -> "fleet-" + n + ",Acme,13500\n")
                                .collect(Collectors.joining()));
        Path devices = path().resolve("devices");
        FleetProvisioning fleet = new FleetProvisioning(run(Progress.SILENT), devices, 8);

        // when
        FleetReport first = fleet.provision(FleetFile.read(file), KeyOrigin.LOCAL, false, _ -> {});
        FleetReport second = fleet.provision(FleetFile.read(file), KeyOrigin.LOCAL, false, _ -> {});

        // then
        assertThat(first).isEqualTo(new FleetReport(40, 0, List.of()));
        assertThat(second).isEqualTo(new FleetReport(0, 40, List.of()));
        assertThat(new ArtifactsFolder(devices.resolve("fleet-7"))
                        .nameplate()
                        .orElseThrow()
                        .capacityWh())
                .contains(13_500L);
        FailuresFile.write(devices.resolve("failures.csv"), second.failures());
        assertThat(devices.resolve("failures.csv")).doesNotExist();
    }

    private static void assertHasExactlyOneIdentity(ThingName thing, ArtifactsFolder folder) {
        assertThat(controlPlane().certificates(thing).stream().filter(ThingCertificate::isActive))
                .singleElement()
                .satisfies(certificate -> {
                    assertThat(folder.deviceInfo().orElseThrow().certificateArn())
                            .isEqualTo(certificate.arn());
                    assertThat(folder.keyMatches(folder.certificate().orElseThrow()))
                            .isTrue();
                    assertThat(controlPlane().policies(certificate.arn())).containsExactly(config().policyName());
                });
    }

    private static boolean crashesAfter(int step, Consumer<Progress> command) {
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

    private static Provisioning run(Progress progress) {
        return new Provisioning(controlPlane(), config(), Clock.systemUTC(), _ -> {}, progress);
    }

    private static IotControlPlane controlPlane() {
        return IotControlPlane.connect(config(), OptionalDouble.empty());
    }

    private static AwsConfig config() {
        return Objects.requireNonNull(config);
    }

    private Path path() {
        return Objects.requireNonNull(temp);
    }
}
