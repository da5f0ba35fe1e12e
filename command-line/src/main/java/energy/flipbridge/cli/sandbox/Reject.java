package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.Environment;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code reject}: the utility refuses an enrolment. */
@Command(name = "reject", header = "Refuse an enrolment, as the utility does.")
public final class Reject extends Decision {
    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; the homeowner sees it.")
    private String reason = "";

    Reject(Environment environment) {
        super(environment);
    }

    @Override
    JsonNode decide(SandboxApi api, String id) {
        return api.decide(id, "reject", reason.isEmpty() ? Map.of() : Map.of("reason", reason));
    }

    @Override
    String colour() {
        return "red";
    }
}
