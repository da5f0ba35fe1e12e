package energy.flipbridge.provisioning.command;

import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.DeviceInfo;
import energy.flipbridge.provisioning.artifacts.Pem;
import energy.flipbridge.provisioning.aws.IotControlPlane;
import energy.flipbridge.provisioning.aws.ThingCertificate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code show}: what AWS IoT and the folder hold of an identity, and whether they agree. */
@Command(
        name = "show",
        header = "Show a battery's thing, certificates and artifacts, and whether they fit together.",
        footer = {"", "Example:", "  ./flipbridge show data/devices/garage-battery"})
public final class Show implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Parameters(index = "0", paramLabel = "THING|DIR", description = "Name of the thing, or its folder of artifacts.")
    private String target = "";

    @Override
    public Integer call() {
        Target battery = Target.of(target);
        Console console = new Console(spec);
        try (var session = aws.open(OptionalDouble.empty(), _ -> {}, console)) {
            Optional<String> arn = session.controlPlane().thingArn(battery.thing());
            List<ThingCertificate> certificates = session.controlPlane().certificates(battery.thing());
            console.line("@|bold " + battery.thing() + "|@");
            row(
                    console,
                    "thing",
                    arn.orElse("@|red not known|@ at " + session.config().where()));
            certificates.forEach(certificate -> row(console, certificate, session.controlPlane()));
            if (certificates.isEmpty()) {
                row(console, "certificate", "@|red none attached|@");
            }
            battery.folder().ifPresent(folder -> row(console, "folder", verdict(folder, certificates)));
            boolean usable = battery.folder()
                    .map(folder -> usable(folder, certificates))
                    .orElse(certificates.stream().anyMatch(ThingCertificate::isActive));
            return usable ? 0 : 1;
        }
    }

    private static void row(Console console, ThingCertificate certificate, IotControlPlane controlPlane) {
        String colour = certificate.isActive() ? "green" : "red";
        List<String> policies = controlPlane.policies(certificate.arn());
        row(
                console,
                "certificate",
                "%s  @|%s %-8s|@  from %s to %s  policy %s"
                        .formatted(
                                certificate.shortId(),
                                colour,
                                certificate.statusText(),
                                certificate.created().atZone(ZoneOffset.UTC).toLocalDate(),
                                certificate.notAfter().atZone(ZoneOffset.UTC).toLocalDate(),
                                policies.isEmpty() ? "@|red none|@" : String.join(", ", policies)));
    }

    private static void row(Console console, String label, String text) {
        console.line("  %-12s %s".formatted(label, text));
    }

    private static String verdict(ArtifactsFolder folder, List<ThingCertificate> certificates) {
        String where = Console.shown(folder.path()) + "  ";
        if (usable(folder, certificates)) {
            return where + "@|green complete|@, its certificate is active";
        }
        String has = folder.deviceInfo()
                .map(DeviceInfo::certificateArn)
                .map(arn -> "holds " + ThingCertificate.shortId(arn) + ", which is not active and attached")
                .orElse("is not complete");
        return where + "@|red " + has + "|@";
    }

    private static boolean usable(ArtifactsFolder folder, List<ThingCertificate> certificates) {
        return folder.deviceInfo().isPresent()
                && certificates.stream()
                        .filter(ThingCertificate::isActive)
                        .anyMatch(certificate -> folder.keyMatches(Pem.certificate(certificate.pem())));
    }
}
