package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.bridge.GatewayApi.Field;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Commands as lines of a table. */
final class CommandTable {
    private CommandTable() {}

    static Table of(List<JsonNode> commands, Times times) {
        Table table = new Table("COMMAND", "MODE", "POWER", "STATE", "OUTCOME", "WINDOW");
        commands.forEach(command -> table.row(row(command, times)));
        return table;
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
