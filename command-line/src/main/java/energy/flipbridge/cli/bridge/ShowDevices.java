package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.bridge.GatewayApi.Field;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code devices}: every battery that the bridge knows, one a line. */
@Command(name = "devices", header = "List the batteries: state, charge, mode, and when each was last heard.")
public final class ShowDevices extends GatewayCommand {

    @Option(
            names = "--expires-within",
            paramLabel = "DAYS",
            description = "Only those whose certificate expires within so many days, or has expired.")
    private @Nullable Integer expiresWithin;

    ShowDevices(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        List<JsonNode> devices = api.devices(filter());
        if (json) {
            devices.forEach(terminal::json);
            return 0;
        }
        if (devices.isEmpty() && expiresWithin != null) {
            terminal.line("No certificate that is known of expires within " + expiresWithin + " days.");
            return 0;
        }
        if (devices.isEmpty()) {
            terminal.line("No batteries yet. A first one: ./flipbridge provision-device THING DIR, then run-device"
                    + " DIR and claim DIR");
            return 0;
        }
        Table table = new Table("THING", "AT FLIP", "CONNECTION", "CHARGE", "MODE", "PENDING", "LAST HEARD");
        devices.forEach(device -> table.row(row(device, terminal.times())));
        terminal.table(table);
        ClockWarnings.print(devices, terminal);
        ExpiryWarnings.print(devices, terminal);
        return 0;
    }

    private Map<String, String> filter() {
        return expiresWithin == null ? Map.of() : Map.of("expiresWithinDays", expiresWithin.toString());
    }

    private static List<String> row(JsonNode device, Times times) {
        return List.of(
                Words.text(Field.THING.of(device)),
                Field.COMMISSIONED.of(device).asBoolean(false) ? "commissioned" : "no",
                connection(Words.text(Field.CONNECTION.of(device))) + stopped(device.path("stops")),
                charge(Field.CHARGE.of(device)),
                Words.text(Field.MODE.of(device)),
                Words.text(Field.PENDING.of(device)),
                Times.parse(Words.text(Field.LAST_HEARD.of(device)))
                        .map(times::relative)
                        .orElse("never"));
    }

    private static String connection(String connection) {
        return switch (connection) {
            case "ONLINE" -> "@|green online|@";
            case "OFFLINE" -> "@|red offline|@";
            default -> connection.toLowerCase(Locale.ROOT);
        };
    }

    private static String stopped(JsonNode stops) {
        if (stops.isEmpty()) {
            return "";
        }
        boolean isOnlyMonitored =
                stops.valueStream().allMatch(stop -> "MONITOR_ONLY".equals(Words.text(stop.path("mode"))));
        return isOnlyMonitored ? ", monitored" : ", @|red stopped|@";
    }

    static String charge(JsonNode charge) {
        return charge.isNumber() ? String.format(Locale.ROOT, "%5.1f %%", charge.doubleValue()) : "";
    }
}
