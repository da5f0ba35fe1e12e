package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code processors}: what carries events to views and policies. */
@Command(
        name = "processors",
        header = "Show what carries events to views and policies, how far and how fast; pause or resume one.",
        subcommands = {PauseProcessor.class, ResumeProcessor.class},
        footer = {
            "",
            "Examples:",
            "  ./flipbridge processors",
            "  ./flipbridge processors pause delivery --reason \"the broker is moved\"",
            "  ./flipbridge processors resume delivery --reason \"the broker is moved\""
        })
public final class Processors extends GatewayCommand {

    Processors(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        List<JsonNode> processors = api.processors();
        if (json) {
            processors.forEach(terminal::json);
            return 0;
        }
        Table table = new Table("PROCESSOR", "STATE", "POSITION", "BEHIND", "PER SECOND", "SEGMENTS", "PAUSED");
        processors.forEach(each -> table.row(
                Words.text(each.path("name")),
                Words.text(each.path("state")),
                amount(each.path("position")),
                amount(each.path("lag")),
                String.format(
                        Locale.ROOT,
                        "%,d",
                        Math.round(each.path("eventsPerSecond").asDouble())),
                segments(each.path("segments")),
                pause(each)));
        terminal.table(table);
        return 0;
    }

    private static String amount(JsonNode number) {
        return Words.amount(number.asLong(), "");
    }

    /** How many there are, and how many of them a node holds. */
    private static String segments(JsonNode segments) {
        long held = segments.valueStream().filter(each -> each.has("node")).count();
        return held + " of " + segments.size();
    }

    static String pause(JsonNode processor) {
        JsonNode pause = processor.path("pause");
        if (!pause.isObject()) {
            return processor.path("pausedForReplay").asBoolean() ? "for a replay" : "";
        }
        return "by " + Words.text(pause.path("by")) + ": " + Words.text(pause.path("reason"));
    }
}
