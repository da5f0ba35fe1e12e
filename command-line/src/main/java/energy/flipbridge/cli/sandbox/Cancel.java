package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cancel}: Withdraw a command, as the utility does */
@Command(name = "cancel", header = "Withdraw a command, as the utility does.")
public final class Cancel extends SandboxCommand {
    @Parameters(index = "0", paramLabel = "COMMAND-ID", description = "Id of the command, as dispatch prints it.")
    private String id = "";

    Cancel(Environment environment) {
        super(environment);
    }

    @Override
    int run(SandboxApi api, Terminal terminal) {
        api.change(id, "cancel");
        terminal.line("Command @|bold " + Words.safe(id) + "|@ is canceled; the battery is told and has to confirm it");
        terminal.line("Next: ./flipbridge command " + Words.safe(id));
        return 0;
    }
}
