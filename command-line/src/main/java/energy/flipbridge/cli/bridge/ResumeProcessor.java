package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code processors resume}. */
@Command(name = "resume", mixinStandardHelpOptions = true, header = "Have one go on from where it stands.")
final class ResumeProcessor extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "PROCESSOR", description = "As the list names it.")
    private String name = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit.")
    private String reason = "";

    ResumeProcessor(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        JsonNode processor = api.processor(name, "resume", reason);
        if (json) {
            terminal.json(processor);
        } else {
            terminal.line(Words.text(processor.path("name")) + "  goes on within seconds");
        }
        return 0;
    }
}
