package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.Environment;
import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** {@code approve}: the utility accepts an enrolment. */
@Command(name = "approve", header = "Accept an enrolment, as the utility does.")
public final class Approve extends Decision {
    Approve(Environment environment) {
        super(environment);
    }

    @Override
    JsonNode decide(SandboxApi api, String id) {
        return api.decide(id, "approve", Map.of());
    }

    @Override
    String colour() {
        return "green";
    }
}
