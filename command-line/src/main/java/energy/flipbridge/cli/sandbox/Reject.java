package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code reject}: the utility refuses an enrolment. */
@Command(name = "reject", header = "Refuse an enrolment, as the utility does.")
public final class Reject extends SandboxCommand {
    @Parameters(index = "0", paramLabel = "ENROLLMENT-ID", description = "Id of the enrolment.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; the homeowner sees it.")
    private String reason = "";

    Reject(Environment environment) {
        super(environment);
    }

    @Override
    int run(SandboxApi api, Terminal terminal) {
        JsonNode enrollment = api.decide(id, "reject", reason.isEmpty() ? Map.of() : Map.of("reason", reason));
        terminal.line("Enrolment @|bold " + Words.safe(id) + "|@ is now @|red " + Words.text(enrollment.path("status"))
                + "|@");
        return 0;
    }
}
