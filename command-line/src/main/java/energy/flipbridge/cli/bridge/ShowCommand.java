package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Details;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code command}: one command and what became of it. */
@Command(name = "command", header = "Show one command and what became of it.")
public final class ShowCommand extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "Flip's id of the command.")
    private String id = "";

    ShowCommand(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        JsonNode command = api.command(id);
        if (json) {
            terminal.json(command);
            return 0;
        }
        terminal.line("@|bold Command " + Words.safe(id) + "|@");
        terminal.table(Details.of(command, terminal.times()));
        return 0;
    }
}
