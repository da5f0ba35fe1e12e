package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Details;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code parked show}: one of what was set aside, with its content. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        header = "Show one, with its content as it came and what was decided; that is kept with who, when and why.")
final class ShowParked extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "As the list names it.")
    private String id = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit.")
    private String reason = "";

    ShowParked(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        JsonNode parked = api.parked(id, reason);
        if (json) {
            terminal.json(parked);
            return 0;
        }
        terminal.line("@|bold Parked " + Words.safe(id) + "|@");
        terminal.table(Details.of(parked, terminal.times()));
        return 0;
    }
}
