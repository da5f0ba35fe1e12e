package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import energy.flipbridge.provisioning.command.ThingNameConverter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code resend}: sends what waits for a battery at once. */
@Command(name = "resend", header = "Send what waits for a battery at once, without waiting for its turn.")
public final class Resend extends GatewayCommand {
    @Parameters(
            index = "0",
            paramLabel = "THING",
            converter = ThingNameConverter.class,
            description = "Name of the thing.")
    private String thing = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit.")
    private String reason = "";

    Resend(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        api.resend(thing, reason);
        if (!json) {
            terminal.line("What waits for " + Words.safe(thing) + " is sent again");
            terminal.line("Next: ./flipbridge watch " + Words.safe(thing));
        }
        return 0;
    }
}
