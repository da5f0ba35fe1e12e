package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Prints, below a table, which of its batteries would run a schedule at the wrong time. */
final class ClockWarnings {
    private ClockWarnings() {}

    /** @param items that name a battery and may have a warning about its clock, each battery told once */
    static void print(List<JsonNode> items, Terminal terminal) {
        Map<String, String> warnings = new LinkedHashMap<>();
        for (JsonNode item : items) {
            String warning = Words.text(GatewayApi.Field.CLOCK_WARNING.of(item));
            if (!warning.isEmpty()) {
                warnings.put(Words.text(GatewayApi.Field.THING.of(item)), warning);
            }
        }
        if (!warnings.isEmpty()) {
            terminal.line("");
            warnings.forEach((thing, warning) -> terminal.line("@|yellow " + thing + "|@: " + warning));
        }
    }
}
