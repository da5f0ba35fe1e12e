package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Moment;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import energy.flipbridge.provisioning.command.ThingNameConverter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code changes}: what is different of a battery and its commands between two moments. */
@Command(
        name = "changes",
        header = "Show what is different of a battery and its commands between two moments.",
        footer = {
            "",
            "Examples:",
            "  ./flipbridge changes battery-1 --from -2h",
            "  ./flipbridge changes battery-1 --from 2026-07-01T17:00:00Z --to 2026-07-01T18:00:00Z",
            "  ./flipbridge changes battery-1 --from-revision 12 --to-revision 14"
        })
public final class ShowChanges extends GatewayCommand {
    @Parameters(
            index = "0",
            paramLabel = "THING",
            converter = ThingNameConverter.class,
            description = "Name of the thing.")
    private String thing = "";

    @ArgGroup
    private From from = new From();

    @ArgGroup
    private To to = new To();

    /** The earlier moment, by its time or by its number. */
    static final class From {
        @Option(
                names = "--from",
                paramLabel = "TIME",
                description = "The earlier moment: an ISO time, or how long ago (-2h). Default: -1h.")
        private @Nullable String time;

        @Option(
                names = "--from-revision",
                paramLabel = "N",
                description = "The earlier moment: right after the battery's event with this number.")
        private @Nullable Long revision;
    }

    /** The later moment, by its time or by its number. */
    static final class To {
        @Option(names = "--to", paramLabel = "TIME", description = "The later moment. Default: now.")
        private @Nullable String time;

        @Option(
                names = "--to-revision",
                paramLabel = "N",
                description = "The later moment: right after the battery's event with this number.")
        private @Nullable Long revision;
    }

    ShowChanges(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        JsonNode changes = api.changes(thing, moments(terminal.clock()));
        if (json) {
            terminal.json(changes);
        } else {
            print(changes, terminal);
        }
        return 0;
    }

    private Map<String, String> moments(Clock clock) {
        Map<String, String> moments = new LinkedHashMap<>();
        if (from.revision == null) {
            String time = from.time == null ? "-1h" : from.time;
            moments.put("from", Moment.parse(time, clock).toString());
        } else {
            moments.put("fromRevision", from.revision.toString());
        }
        if (to.revision != null) {
            moments.put("toRevision", to.revision.toString());
        } else if (to.time != null) {
            moments.put("to", Moment.parse(to.time, clock).toString());
        }
        return moments;
    }

    private void print(JsonNode changes, Terminal terminal) {
        Times times = terminal.times();
        terminal.line("@|bold " + Words.safe(thing) + "|@");
        terminal.line("  from " + PastDevice.when(changes.path("from"), times));
        terminal.line("  to   " + PastDevice.when(changes.path("to"), times));
        boolean isSame =
                changes.path("device").isEmpty() && changes.path("commands").isEmpty();
        if (isSame) {
            terminal.line("");
            terminal.line("Nothing is different");
        }
        fields("The battery", changes.path("device"), terminal);
        for (JsonNode command : changes.path("commands")) {
            String title = "Command " + Words.text(command.path("commandId"));
            fields(title + (command.path("arrived").asBoolean() ? ", new" : ""), command.path("fields"), terminal);
        }
        long leftOut = changes.path("commandsLeftOut").asLong();
        if (leftOut > 0) {
            terminal.line("");
            terminal.line("Older commands were not compared: " + Words.amount(leftOut, ""));
        }
    }

    private static void fields(String title, JsonNode fields, Terminal terminal) {
        if (fields.isEmpty()) {
            return;
        }
        terminal.line("");
        terminal.line("@|bold " + title + "|@");
        Table table = new Table("  FIELD", "BEFORE", "AFTER");
        for (JsonNode field : fields) {
            table.row(
                    "  " + Words.title(Words.text(field.path("field"))),
                    shown(field.path("before"), terminal.times()),
                    shown(field.path("after"), terminal.times()));
        }
        terminal.table(table);
    }

    private static String shown(JsonNode value, Times times) {
        if (value.isNull() || value.isMissingNode()) {
            return "-";
        }
        String text = Words.text(value);
        return value.isString() ? Times.parse(text).map(times::when).orElse(text) : text;
    }
}
