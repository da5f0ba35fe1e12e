package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.bridge.GatewayApi.Field;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
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
        Table table = new Table("COMMAND", "MODE", "POWER", "STATE", "OUTCOME", "WINDOW");
        commands.forEach(command -> table.row(row(command, terminal.times())));
        terminal.table(table);
        return 0;
    }

    private static List<String> row(JsonNode command, Times times) {
        JsonNode power = Field.POWER.of(command);
        var starts = Times.parse(Words.text(Field.STARTS_AT.of(command)));
        var ends = Times.parse(Words.text(Field.ENDS_AT.of(command)));
        return List.of(
                Words.text(Field.COMMAND_ID.of(command)),
                Words.text(Field.MODE.of(command)),
                power.isNumber() ? Words.amount(power.longValue(), "W") : "",
                Words.text(Field.STATE.of(command)),
                Words.text(Field.OUTCOME.of(command)),
                starts.map(from -> ends.map(until -> times.window(from, until))
                                .orElseGet(() -> "from " + times.when(from)))
                        .orElse(""));
    }
}
