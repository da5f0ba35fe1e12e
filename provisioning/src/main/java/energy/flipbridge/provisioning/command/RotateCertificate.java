package energy.flipbridge.provisioning.command;

import energy.flipbridge.provisioning.Outcome;
import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.KeyOrigin;
import energy.flipbridge.provisioning.aws.ThingCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rotate-certificate}: a new key and certificate, then the end of the old ones. */
@Command(
        name = "rotate-certificate",
        header = "Replace a battery's key and certificate, and end the old ones.",
        description = {
            "",
            "The new certificate is attached and active before the folder changes, the folder changes at one stroke,"
                    + " and only then is the old certificate deactivated, revoked and detached. A crash at any moment"
                    + " leaves a folder that works; running it again finishes what was begun."
        },
        footer = {
            "",
            "Example, with an hour for the battery to reconnect:",
            "  ./flipbridge rotate-certificate data/devices/garage-battery --keep-old-for 1h"
        })
public final class RotateCertificate implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Parameters(index = "0", paramLabel = "DIR", description = "The battery's folder of artifacts.")
    private Path folder = Path.of("");

    @Option(
            names = "--keep-old-for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Leave the old certificate active for this long, such as 10m or 1h. Default: not at all.")
    private Duration keepOldFor = Duration.ZERO;

    @Option(names = "--aws-keys", description = "Have AWS make an RSA key, instead of making one on the spot.")
    private boolean awsKeys;

    @Override
    public Integer call() {
        Console console = new Console(spec);
        try (var session =
                aws.open(OptionalDouble.empty(), due -> console.waitUntil(due, InstantSource.system()), console)) {
            Outcome outcome = session.provisioning()
                    .rotate(new ArtifactsFolder(folder), awsKeys ? KeyOrigin.AWS : KeyOrigin.LOCAL, keepOldFor);
            boolean continued = outcome instanceof Outcome.Issued issued && issued.continued();
            console.line((continued ? "Finished the change that an earlier run had begun: " : "Rotated: ")
                    + Console.shown(folder) + " now holds certificate @|bold "
                    + ThingCertificate.shortId(outcome.certificateArn()) + "|@");
            return 0;
        }
    }
}
