package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import energy.flipbridge.provisioning.command.ThingNameConverter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code commands}: what Flip asked of a battery. */
@Command(name = "commands", header = "List what Flip asked of a battery, and what became of it.")
public final class ShowCommands extends GatewayCommand {
    @Parameters(
            index = "0",
            paramLabel = "THING",
            converter = ThingNameConverter.class,
            description = "Name of the thing.")
    private String thing = "";

    ShowCommands(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        List<JsonNode> commands = api.commands(thing);
        if (json) {
            commands.forEach(terminal::json);
            return 0;
        }
        if (commands.isEmpty()) {
            terminal.line("Flip has asked nothing of " + Words.safe(thing) + " yet. Try: ./flipbridge dispatch "
                    + Words.safe(thing) + " --mode DISCHARGE --power 4000 --for 1h");
            return 0;
        }
        terminal.table(CommandTable.of(commands, terminal.times()));
        return 0;
    }
}
