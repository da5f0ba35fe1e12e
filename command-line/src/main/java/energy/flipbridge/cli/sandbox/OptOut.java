package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code opt-out}: Withdraw a command, as the homeowner does */
@Command(name = "opt-out", header = "Withdraw a command, as the homeowner does.")
public final class OptOut extends SandboxCommand {
    @Parameters(index = "0", paramLabel = "COMMAND-ID", description = "Id of the command, as dispatch prints it.")
    private String id = "";

    OptOut(Environment environment) {
        super(environment);
    }

    @Override
    int run(SandboxApi api, Terminal terminal) {
        api.change(id, "opt-out");
        terminal.line(
                "Command @|bold " + Words.safe(id) + "|@ is opted out of; the battery is told and has to confirm it");
        terminal.line("Next: ./flipbridge command " + Words.safe(id));
        return 0;
    }
}
