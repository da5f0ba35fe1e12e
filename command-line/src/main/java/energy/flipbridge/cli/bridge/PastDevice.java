package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.text.Details;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints a battery as it was, with its commands and what it measured in the minute before. */
final class PastDevice {
    private PastDevice() {}

    static void print(String thing, JsonNode device, Terminal terminal) {
        JsonNode moment = device.path("moment");
        terminal.line("@|bold " + Words.safe(thing) + "|@ as it was " + when(moment, terminal.times()));
        terminal.table(Details.of(withoutMoment(device), terminal.times()));
        commands(moment, terminal);
        readings(moment.path("readings").valueStream().toList(), terminal);
        terminal.line("");
        terminal.line("Next: ./flipbridge changes " + Words.safe(thing) + " --from " + Words.text(moment.path("at")));
    }

    /** "at 15:00:00 (2 h ago), after its event number 12". */
    static String when(JsonNode moment, Times times) {
        String at = Words.text(moment.path("at"));
        String revision = Words.text(moment.path("revision"));
        return Times.parse(at)
                        .map(time -> "at " + times.when(time) + " (" + times.relative(time) + ")")
                        .orElse("at " + at)
                + (revision.isEmpty() ? "" : ", after its event number " + revision);
    }

    private static JsonNode withoutMoment(JsonNode device) {
        return device instanceof ObjectNode object ? object.deepCopy().without("moment") : device;
    }

    private static void commands(JsonNode moment, Terminal terminal) {
        List<JsonNode> commands = moment.path("commands").valueStream().toList();
        long count = moment.path("commandCount").asLong(commands.size());
        terminal.line("");
        if (commands.isEmpty()) {
            terminal.line("Flip had asked nothing of it");
            return;
        }
        terminal.line(
                count > commands.size()
                        ? String.format(
                                Locale.ROOT, "The newest %,d of %,d commands that had arrived", commands.size(), count)
                        : "The commands that had arrived, the newest first");
        terminal.table(CommandTable.of(commands, terminal.times()));
    }

    private static void readings(List<JsonNode> readings, Terminal terminal) {
        terminal.line("");
        if (readings.isEmpty()) {
            terminal.line("Nothing of what it measured in the minute before had arrived");
            return;
        }
        terminal.line("What it had measured in the minute before");
        Table table = new Table("TIME", "MODE", "CHARGE", "CHARGING", "DISCHARGING");
        for (JsonNode reading : readings) {
            String at = Words.text(reading.path("startTime"));
            table.row(
                    Times.parse(at).map(terminal.times()::when).orElse(at),
                    Words.text(reading.path("mode")),
                    number(reading.path("stateOfCharge"), "%,.1f %%"),
                    number(reading.path("chargePowerW"), "%,.0f W"),
                    number(reading.path("dischargePowerW"), "%,.0f W"));
        }
        terminal.table(table);
    }

    private static String number(JsonNode value, String format) {
        return value.isNumber() ? String.format(Locale.ROOT, format, value.doubleValue()) : "";
    }
}
