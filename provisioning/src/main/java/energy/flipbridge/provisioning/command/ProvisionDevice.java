package energy.flipbridge.provisioning.command;

import energy.flipbridge.provisioning.Outcome;
import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.KeyOrigin;
import energy.flipbridge.provisioning.artifacts.ThingName;
import energy.flipbridge.provisioning.aws.ThingCertificate;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code provision-device}: a thing, its certificate, and the folder of artifacts for the device. */
@Command(
        name = "provision-device",
        header = "Give a battery its identity: a thing, a certificate, a folder of artifacts.",
        description = {
            "",
            "Creates the thing in AWS IoT, makes an EC P-256 key here, has a certificate issued for it, and writes"
                    + " device-info.json, certificate.pem, private-key.pem and AmazonRootCA1.pem into a folder.",
            "",
            "Running it again is safe: it continues where it stopped, and keeps what is complete and valid."
        },
        footer = {"", "Example:", "  ./flipbridge provision-device garage-battery data/devices/garage-battery"})
public final class ProvisionDevice implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Parameters(
            index = "0",
            paramLabel = "THING",
            converter = ThingNameConverter.class,
            description = "Name of the thing, and the device's MQTT client id.")
    private String thing = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "Folder for the artifacts; created when missing.")
    private Path folder = Path.of("");

    @Option(
            names = "--aws-keys",
            description = "Have AWS make an RSA key and send it here, instead of making one on the spot.")
    private boolean awsKeys;

    @Option(names = "--replace", description = "Replace another valid, or this folder's ended, certificate.")
    private boolean replace;

    @Mixin
    private NameplateOptions nameplate = new NameplateOptions();

    @Override
    public Integer call() {
        ThingName name = new ThingName(thing);
        Console console = new Console(spec);
        try (var session = aws.open(OptionalDouble.empty(), _ -> {}, console)) {
            Outcome outcome = session.provisioning()
                    .provision(
                            name,
                            nameplate.read(),
                            new ArtifactsFolder(folder),
                            awsKeys ? KeyOrigin.AWS : KeyOrigin.LOCAL,
                            replace);
            console.line(sentence(name, outcome));
            console.blank();
            console.line("Next: @|bold ./flipbridge run-device " + Console.shown(folder) + "|@");
            return 0;
        }
    }

    private String sentence(ThingName name, Outcome outcome) {
        String certificate = ThingCertificate.shortId(outcome.certificateArn());
        return switch (outcome) {
            case Outcome.Issued issued ->
                "@|bold " + name + "|@ has its identity" + (issued.continued() ? ", begun by an earlier run" : "")
                        + ": " + Console.shown(folder);
            case Outcome.Kept kept ->
                "@|bold " + name + "|@ has its identity already: certificate " + certificate
                        + " is active and attached, and was kept"
                        + (kept.repaired() ? "; missing files in " + Console.shown(folder) + " were restored" : "");
        };
    }
}
