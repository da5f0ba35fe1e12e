package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.bridge.GatewayApi.Field;
import energy.flipbridge.cli.text.Moment;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import energy.flipbridge.provisioning.command.ThingNameConverter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code history}: what happened to a battery and why, in order, the latest at the bottom. */
@Command(
        name = "history",
        header = "Print what happened to a battery, by whom and why, the latest last.",
        footer = {
            "",
            "Examples:",
            "  ./flipbridge history battery-1 --limit 20",
            "  ./flipbridge history battery-1 --actor support --from -7d",
            "  ./flipbridge history battery-1 --event CommandAcked --event CommandFailed",
            "  ./flipbridge history battery-1 --export battery-1.jsonl"
        })
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

    @Option(
            names = "--event",
            paramLabel = "NAME",
            description = "Only events of this name, such as CommandAcked; may be given several times.")
    private List<String> events = new ArrayList<>();

    @Option(
            names = "--actor",
            paramLabel = "WHO",
            description = "Only what this one did: flip, device, homeowner, support or system, or one of them with its"
                    + " name, such as support:ada.")
    private @Nullable String actor;

    @Option(names = "--command", paramLabel = "ID", description = "Only what is about this command.")
    private @Nullable String command;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only what was recorded since: an ISO time, or how long ago (-2h).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only what was recorded before.")
    private @Nullable String to;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            converter = HistoryFile.Converter.class,
            description = "Write the whole history to FILE instead: every event with its payload when it ends in .jsonl"
                    + " (CloudEvents, one a line), the entries as a table when it ends in .csv.")
    private @Nullable HistoryFile export;

    @Spec
    private CommandSpec usage = CommandSpec.create();

    ShowHistory(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        Map<String, String> filter = filter(terminal.clock());
        if (export != null) {
            if (!filter.isEmpty()) {
                throw new ParameterException(
                        usage.commandLine(), "--export writes the whole history; leave the filters out");
            }
            api.exportHistory(thing, export.format(), export.path());
            terminal.line("The history of " + Words.safe(thing) + " is in "
                    + Words.safe(export.path().toString()));
            return 0;
        }
        List<JsonNode> entries = api.history(thing, filter, Math.max(1, limit)).reversed();
        if (json) {
            entries.forEach(terminal::json);
        } else if (entries.isEmpty()) {
            terminal.line(
                    filter.isEmpty()
                            ? "Nothing has happened to " + Words.safe(thing) + " yet"
                            : "Nothing of that in the history of " + Words.safe(thing));
        } else {
            print(entries, terminal);
        }
        return 0;
    }

    private Map<String, String> filter(Clock clock) {
        Map<String, String> filter = new LinkedHashMap<>();
        if (!events.isEmpty()) {
            filter.put("event", String.join(",", events));
        }
        put(filter, "actor", actor);
        put(filter, "command", command);
        put(filter, "from", from == null ? null : Moment.parse(from, clock).toString());
        put(filter, "to", to == null ? null : Moment.parse(to, clock).toString());
        return filter;
    }

    private static void put(Map<String, String> filter, String name, @Nullable String value) {
        if (value != null) {
            filter.put(name, value);
        }
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
