package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The utility decides on an enrolment: the one that is named, or the only one that waits. */
abstract class Decision extends SandboxCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ENROLLMENT-ID",
            description = "Id of the enrolment. Can be left out when only one waits; several are listed.")
    private @Nullable String id;

    Decision(Environment environment) {
        super(environment);
    }

    abstract JsonNode decide(SandboxApi api, String id);

    abstract String colour();

    @Override
    final int run(SandboxApi api, Terminal terminal) {
        String decided = id == null ? onlyOne(api, terminal) : id;
        JsonNode enrollment = decide(api, decided);
        terminal.line("Enrolment @|bold " + Words.safe(decided) + "|@ is now @|" + colour() + " "
                + Words.text(enrollment.path("status")) + "|@");
        return 0;
    }

    private String onlyOne(SandboxApi api, Terminal terminal) {
        List<JsonNode> waiting = api.enrollments()
                .valueStream()
                .filter(one -> one.path("status").asString("").equals("PENDING"))
                .toList();
        if (waiting.size() == 1) {
            return waiting.getFirst().path("id").asString();
        }
        if (waiting.isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(), "No enrolment waits for the utility. Join a program in the browser first");
        }
        Table table = new Table("ENROLLMENT-ID", "HOME", "SINCE");
        waiting.forEach(one -> table.row(
                Words.text(one.path("id")), Words.text(one.path("site_id")), Words.text(one.path("created_at"))));
        terminal.table(table);
        throw new ParameterException(spec().commandLine(), waiting.size() + " enrolments wait: name one of them");
    }
}
