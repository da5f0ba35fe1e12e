package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code stops}: what is stopped now. */
@Command(name = "stops", header = "List what is stopped or only monitored, since when, by whom and why.")
public final class Stops extends GatewayCommand {

    Stops(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        List<JsonNode> stops = api.stops();
        if (json) {
            stops.forEach(terminal::json);
        } else if (stops.isEmpty()) {
            terminal.line("Nothing is stopped");
        } else {
            Table table = new Table("WHAT", "MODE", "SINCE", "BY", "WHY");
            stops.forEach(stop -> table.row(
                    StopTarget.inWords(stop),
                    "MONITOR_ONLY".equals(Words.text(stop.path("mode"))) ? "monitored" : "@|red stopped|@",
                    Times.parse(Words.text(stop.path("since")))
                            .map(terminal.times()::relative)
                            .orElse(""),
                    Words.text(stop.path("actor")),
                    Words.text(stop.path("reason"))));
            terminal.table(table);
        }
        return 0;
    }
}
