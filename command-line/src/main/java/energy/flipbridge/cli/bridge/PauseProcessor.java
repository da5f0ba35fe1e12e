package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code processors pause}. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        header = "Have one stand still on all nodes until it is resumed.")
final class PauseProcessor extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "PROCESSOR", description = "As the list names it.")
    private String name = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit.")
    private String reason = "";

    PauseProcessor(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        JsonNode processor = api.processor(name, "pause", reason);
        if (json) {
            terminal.json(processor);
        } else {
            terminal.line(Words.text(processor.path("name")) + "  stands still within seconds, on all nodes");
        }
        return 0;
    }
}
