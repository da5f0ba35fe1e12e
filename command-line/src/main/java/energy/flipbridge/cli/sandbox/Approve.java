package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code approve}: the utility accepts an enrolment. */
@Command(name = "approve", header = "Accept an enrolment, as the utility does.")
public final class Approve extends SandboxCommand {
    @Parameters(index = "0", paramLabel = "ENROLLMENT-ID", description = "Id of the enrolment.")
    private String id = "";

    Approve(Environment environment) {
        super(environment);
    }

    @Override
    int run(SandboxApi api, Terminal terminal) {
        JsonNode enrollment = api.decide(id, "approve", Map.of());
        terminal.line("Enrolment @|bold " + Words.safe(id) + "|@ is now @|green "
                + Words.text(enrollment.path("status")) + "|@");
        return 0;
    }
}
