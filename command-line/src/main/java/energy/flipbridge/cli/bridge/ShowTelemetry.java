package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.bridge.GatewayApi.Field;
import energy.flipbridge.cli.text.Moment;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import energy.flipbridge.provisioning.command.ThingNameConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code telemetry}: the readings of a battery, single or summed up. */
@Command(
        name = "telemetry",
        header = "Print a battery's readings, single or by minute, hour or day.",
        footer = {"", "Example:", "  ./flipbridge telemetry battery-1 --from -2h --resolution hour"})
public final class ShowTelemetry extends GatewayCommand {
    @Parameters(
            index = "0",
            paramLabel = "THING",
            converter = ThingNameConverter.class,
            description = "Name of the thing.")
    private String thing = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            defaultValue = "-1h",
            description = "ISO time, or how long ago (-2h). Default: ${DEFAULT-VALUE}.")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", defaultValue = "now", description = "Default: now.")
    private String to = "";

    @Option(
            names = "--resolution",
            paramLabel = "R",
            defaultValue = "minute",
            description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Resolution resolution = Resolution.minute;

    /** As the gateway spells them. */
    @SuppressWarnings("MemberName")
    enum Resolution {
        raw,
        minute,
        hour,
        day
    }

    ShowTelemetry(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        var clock = terminal.clock();
        JsonNode answer = api.telemetry(
                thing,
                Moment.parse(from, clock).toString(),
                Moment.parse(to, clock).toString(),
                resolution.name());
        List<JsonNode> points = GatewayApi.items(answer).toList();
        if (json) {
            terminal.json(answer);
        } else if (points.isEmpty()) {
            terminal.line("No readings of " + Words.safe(thing) + " in that time");
        } else {
            terminal.table(table(points, terminal.times()));
        }
        return 0;
    }

    private static Table table(List<JsonNode> points, Times times) {
        Set<String> names = new TreeSet<>();
        points.forEach(point -> point.properties().stream()
                .filter(property -> property.getValue().isNumber())
                .forEach(property -> names.add(property.getKey())));
        List<String> header = new ArrayList<>(List.of("TIME", "MODE"));
        names.forEach(name -> header.add(Words.title(name).toUpperCase(Locale.ROOT)));
        Table table = new Table(header.toArray(String[]::new));
        for (JsonNode point : points) {
            String at = Words.text(Field.AT.of(point));
            List<String> row = new ArrayList<>(
                    List.of(Times.parse(at).map(times::when).orElse(at), Words.text(Field.MODE.of(point))));
            names.forEach(name -> row.add(number(point.path(name))));
            table.row(row);
        }
        return table;
    }

    private static String number(JsonNode value) {
        return value.isFloatingPointNumber()
                ? String.format(Locale.ROOT, "%,.1f", value.doubleValue())
                : value.isIntegralNumber() ? Words.amount(value.longValue(), "") : "";
    }
}
