package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Prints, below a table, which of its batteries need a new certificate. */
final class ExpiryWarnings {

    private static final Duration NEAR = Duration.ofDays(30);

    private ExpiryWarnings() {}

    static void print(List<JsonNode> devices, Terminal terminal) {
        List<String> warnings = new ArrayList<>();
        for (JsonNode device : devices) {
            warning(device, terminal.clock().instant(), terminal.times()).ifPresent(warnings::add);
        }
        if (!warnings.isEmpty()) {
            terminal.line("");
            warnings.forEach(terminal::line);
        }
    }

    private static Optional<String> warning(JsonNode device, Instant now, Times times) {
        return Times.parse(Words.text(GatewayApi.Field.CERTIFICATE_EXPIRES.of(device)))
                .filter(end -> end.isBefore(now.plus(NEAR)))
                .map(end -> "@|yellow " + Words.text(GatewayApi.Field.THING.of(device)) + "|@: Its certificate "
                        + (end.isAfter(now) ? "expires " : "expired ") + times.relative(end)
                        + "; rotate-certificate issues a new one");
    }
}
