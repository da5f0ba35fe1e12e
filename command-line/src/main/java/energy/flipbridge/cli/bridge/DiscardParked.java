package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code parked discard}: decides that something is not to be tried again. */
@Command(
        name = "discard",
        mixinStandardHelpOptions = true,
        header = "Decide that one is not to be tried again; that is kept with who, when and why.")
final class DiscardParked extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "As the list names it.")
    private String id = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit.")
    private String reason = "";

    DiscardParked(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        JsonNode parked = api.discard(id, reason);
        if (json) {
            terminal.json(parked);
        } else {
            terminal.line(Words.text(parked.path("id")) + "  is discarded");
        }
        return 0;
    }
}
