package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.bridge.GatewayApi.Field;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import energy.flipbridge.provisioning.command.ThingNameConverter;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code history}: what happened to a battery and why, in order, the latest at the bottom. */
@Command(
        name = "history",
        header = "Print what happened to a battery, by whom and why, the latest last.",
        footer = {"", "Example:", "  ./flipbridge history battery-1 --limit 20"})
public final class ShowHistory extends GatewayCommand {
    @Parameters(
            index = "0",
            paramLabel = "THING",
            converter = ThingNameConverter.class,
            description = "Name of the thing.")
    private String thing = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "The latest N entries. Default: ${DEFAULT-VALUE}.")
    private int limit;

    ShowHistory(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        List<JsonNode> entries = api.history(thing, Math.max(1, limit)).reversed();
        if (json) {
            entries.forEach(terminal::json);
        } else if (entries.isEmpty()) {
            terminal.line("Nothing has happened to " + Words.safe(thing) + " yet");
        } else {
            print(entries, terminal);
        }
        return 0;
    }

    private void print(List<JsonNode> entries, Terminal terminal) {
        Times times = terminal.times();
        if (entries.size() >= limit) {
            terminal.line("@|faint The latest " + limit + "; more with --limit|@");
        }
        String day = "";
        Table table = new Table("TIME", "EVENT", "ACTOR", "CAUSE", "WHAT");
        for (JsonNode entry : entries) {
            var at = Times.parse(Words.text(Field.AT.of(entry)));
            String today = at.map(times::day).orElse(day);
            if (!today.equals(day)) {
                flush(terminal, table, day);
                table = new Table("TIME", "EVENT", "ACTOR", "CAUSE", "WHAT");
                day = today;
            }
            table.row(
                    at.map(times::exact).orElse(""),
                    "@|cyan " + Words.text(Field.EVENT.of(entry)) + "|@",
                    Words.text(Field.ACTOR.of(entry)),
                    Words.text(Field.CAUSE.of(entry)),
                    Words.text(Field.SUMMARY.of(entry)));
        }
        flush(terminal, table, day);
        last(entries, terminal);
    }

    private static void flush(Terminal terminal, Table table, String day) {
        if (!table.isEmpty()) {
            terminal.line("@|bold " + day + "|@");
            terminal.table(table);
            terminal.line("");
        }
    }

    private static void last(List<JsonNode> entries, Terminal terminal) {
        Times.parse(Words.text(Field.AT.of(entries.getLast())))
                .map((Instant at) -> terminal.times().relative(at))
                .ifPresent(ago -> terminal.line("@|faint The last was " + ago + "|@"));
    }
}
