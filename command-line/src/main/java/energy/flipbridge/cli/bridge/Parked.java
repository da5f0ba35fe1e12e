package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.bridge.GatewayApi.Field;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code parked}: what was set aside so that it does not stop the others. */
@Command(
        name = "parked",
        header = "List what was set aside because it failed; show, retry or discard it.",
        subcommands = {ShowParked.class, RetryParked.class, DiscardParked.class},
        footer = {
            "",
            "Examples:",
            "  ./flipbridge parked --kind reading",
            "  ./flipbridge parked show ID --reason \"the owner asks what it sends\"",
            "  ./flipbridge parked retry --all --kind reading",
            "  ./flipbridge parked discard ID --reason \"a test device\""
        })
public final class Parked extends GatewayCommand {

    enum Kind {
        EVENT,
        MESSAGE,
        READING
    }

    enum State {
        PARKED,
        RETRIED,
        DISCARDED
    }

    @Option(names = "--kind", paramLabel = "KIND", description = "Only: ${COMPLETION-CANDIDATES}.")
    private Optional<Kind> kind = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "PARKED",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private State state = State.PARKED;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "The newest N. Default: ${DEFAULT-VALUE}.")
    private int limit;

    Parked(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        List<JsonNode> parked = api.parked(kind.map(Parked::word), word(state), Math.max(1, limit));
        if (json) {
            parked.forEach(terminal::json);
        } else if (parked.isEmpty()) {
            terminal.line("Nothing is " + word(state));
        } else {
            Table table = new Table("ID", "WHEN", "TRIED", "WHAT", "CAUSE");
            parked.forEach(each -> table.row(row(each, terminal.times())));
            terminal.table(table);
        }
        return 0;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> row(JsonNode parked, Times times) {
        return List.of(
                Words.text(parked.path("id")),
                Times.parse(Words.text(Field.AT.of(parked)))
                        .map(times::relative)
                        .orElse(""),
                Words.text(parked.path("attempts")),
                Words.text(parked.path("subject")),
                Words.text(parked.path("cause")));
    }
}
