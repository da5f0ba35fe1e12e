package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code call-off}: a command is not to run, whatever Flip wants. */
@Command(
        name = "call-off",
        header = "Call a command off, though Flip wants it; cancel plays the utility that does not want it any more.")
public final class CallOff extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "COMMAND-ID", description = "Flip's id of the command.")
    private String commandId = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description =
                    "Why, for the audit; Flip is told it, unless it knows already that the battery has the command.")
    private String reason = "";

    CallOff(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        api.callOff(commandId, reason);
        if (!json) {
            terminal.line("Called off; the battery is told to drop it");
            terminal.line("Next: ./flipbridge command " + Words.safe(commandId));
        }
        return 0;
    }
}
