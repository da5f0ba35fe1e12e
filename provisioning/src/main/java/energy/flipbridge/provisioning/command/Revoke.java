package energy.flipbridge.provisioning.command;

import energy.flipbridge.provisioning.ProvisioningException;
import energy.flipbridge.provisioning.aws.ThingCertificate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code revoke}: the end of every certificate of a thing. */
@Command(
        name = "revoke",
        header = "End every certificate of a battery; it is disconnected at once.",
        footer = {"", "Example:", "  ./flipbridge revoke garage-battery"})
public final class Revoke implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Parameters(index = "0", paramLabel = "THING|DIR", description = "Name of the thing, or its folder of artifacts.")
    private String target = "";

    @Override
    public Integer call() {
        var thing = Target.of(target).thing();
        Console console = new Console(spec);
        try (var session = aws.open(OptionalDouble.empty(), _ -> {}, console)) {
            if (session.controlPlane().thingArn(thing).isEmpty()) {
                throw new ProvisioningException(
                        "There is no thing " + thing + " at " + session.config().where());
            }
            List<ThingCertificate> ended = session.provisioning().revoke(thing);
            console.line(
                    ended.isEmpty()
                            ? "@|bold " + thing + "|@ has no certificate that is still valid; nothing was changed"
                            : "@|bold " + thing + "|@ can no longer connect. A new identity:"
                                    + " ./flipbridge provision-device " + thing + " DIR --replace");
            return 0;
        }
    }
}
