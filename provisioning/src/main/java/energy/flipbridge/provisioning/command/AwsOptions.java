package energy.flipbridge.provisioning.command;

import energy.flipbridge.provisioning.Progress;
import energy.flipbridge.provisioning.Provisioning;
import energy.flipbridge.provisioning.Waiting;
import energy.flipbridge.provisioning.aws.AwsConfig;
import energy.flipbridge.provisioning.aws.AwsConfigFile;
import energy.flipbridge.provisioning.aws.IotControlPlane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which AWS account, or which local cloud, a command works on. */
public final class AwsOptions {
    private static final Path LOCAL = Path.of("data", "aws-config.json");
    private static final Path TERRAFORM = Path.of("terraform", "output", "aws-config.json");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Configuration in the form of 'terraform output -json'. Default: $$FLIPBRIDGE_AWS_CONFIG, else"
                            + " data/aws-config.json of the local cloud when it exists, else terraform/output/aws-config.json.")
    private @Nullable Path file;

    AwsConfig config() {
        return AwsConfigFile.read(file == null ? defaultFile(System.getenv(), home()) : file);
    }

    /** Opens a session with the control plane of the configured account. */
    Session open(OptionalDouble callsPerSecond, Waiting waiting, Progress progress) {
        AwsConfig config = config();
        IotControlPlane controlPlane = IotControlPlane.connect(config, callsPerSecond);
        return new Session(
                config, controlPlane, new Provisioning(controlPlane, config, Clock.systemUTC(), waiting, progress));
    }

    /** What a command works with. */
    record Session(AwsConfig config, IotControlPlane controlPlane, Provisioning provisioning) implements AutoCloseable {
        @Override
        public void close() {
            controlPlane.close();
        }
    }

    /** A value of the configuration that is used by default; empty when there is no such file or value. */
    public static Optional<String> configuredValue(Map<String, String> environment, Path home, String name) {
        Path file = defaultFile(environment, home);
        return Files.exists(file) ? AwsConfigFile.value(file, name) : Optional.empty();
    }

    static Path defaultFile(Map<String, String> environment, Path home) {
        String named = environment.get("FLIPBRIDGE_AWS_CONFIG");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        return Stream.of(LOCAL, home.resolve(LOCAL), TERRAFORM, home.resolve(TERRAFORM))
                .filter(Files::exists)
                .findFirst()
                .orElse(LOCAL);
    }

    /** The folder of this project, which the flipbridge script passes on. */
    private static Path home() {
        return Path.of(Objects.requireNonNullElse(System.getProperty("flipbridge.home"), ""));
    }
}
