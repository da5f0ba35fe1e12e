package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.http.ApiException;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code parked retry}: sends what was set aside its usual way once more. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        header = "Send one, or all of a kind, the usual way once more.",
        footer = {"", "What was done before is not done twice. What fails again is parked again."})
final class RetryParked extends GatewayCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--kind", paramLabel = "KIND", description = "With --all: ${COMPLETION-CANDIDATES}.")
    private Optional<Parked.Kind> kind = Optional.empty();

    static final class Which {
        @Parameters(index = "0", paramLabel = "ID", description = "As the list names it.")
        private String id = "";

        @Option(names = "--all", description = "All that is parked of the kind.")
        private boolean all;
    }

    RetryParked(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        if (!which.all) {
            return failedAgain(api.retry(which.id), terminal, json) ? 1 : 0;
        }
        if (kind.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--all needs --kind");
        }
        List<JsonNode> parked = api.parked(kind.map(Parked::word), "parked", Integer.MAX_VALUE);
        long failed = parked.stream()
                .map(each -> Words.text(each.path("id")))
                .filter(id -> failed(api, id, terminal, json))
                .count();
        if (!json) {
            terminal.line((parked.size() - failed) + " sent again, " + failed + " still parked");
        }
        return failed == 0 ? 0 : 1;
    }

    private static boolean failed(GatewayApi api, String id, Terminal terminal, boolean json) {
        try {
            return failedAgain(api.retry(id), terminal, json);
        } catch (ApiException e) {
            terminal.line(id + "  " + Words.safe(String.valueOf(e.getMessage())));
            return true;
        }
    }

    private static boolean failedAgain(JsonNode parked, Terminal terminal, boolean json) {
        boolean failed = Words.text(parked.path("state")).equals("parked");
        if (json) {
            terminal.json(parked);
        } else if (failed) {
            terminal.line(Words.text(parked.path("id")) + "  failed again: " + Words.text(parked.path("cause")));
        } else {
            terminal.line(Words.text(parked.path("id")) + "  was sent again");
        }
        return failed;
    }
}
