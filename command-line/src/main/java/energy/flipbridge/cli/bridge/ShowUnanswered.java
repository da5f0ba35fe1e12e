package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.bridge.GatewayApi.Field;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code unanswered}: the commands that Flip has no answer about. */
@Command(
        name = "unanswered",
        header = "List the commands that Flip has no answer about, by how long and why.",
        footer = {
            "",
            "Flip counts a command as failed after 15 minutes; the bridge gives it up after 14.",
            "",
            "Examples:",
            "  ./flipbridge unanswered",
            "  ./flipbridge unanswered --band from_10 --cause offline"
        })
public final class ShowUnanswered extends GatewayCommand {

    enum Band {
        UNDER_5,
        FROM_5,
        FROM_10,
        FROM_14
    }

    enum Cause {
        OFFLINE,
        REJECTED,
        OURS,
        BATTERY
    }

    @Option(
            names = "--band",
            paramLabel = "BAND",
            description = "Only those for which Flip has waited so many minutes: ${COMPLETION-CANDIDATES}.")
    private Optional<Band> band = Optional.empty();

    @Option(
            names = "--cause",
            paramLabel = "CAUSE",
            description =
                    "Only those whose battery is silent, was heard to refuse, whose turn is the bridge's, or whose"
                            + " battery is heard and does not confirm: ${COMPLETION-CANDIDATES}.")
    private Optional<Cause> cause = Optional.empty();

    @Option(names = "--newest", description = "The newest first, not those that have waited longest.")
    private boolean newest;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "So many at most, up to 200. Default: ${DEFAULT-VALUE}.")
    private int limit;

    ShowUnanswered(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        JsonNode answer = api.unanswered(query());
        if (json) {
            terminal.json(answer);
        } else {
            print(answer, terminal);
        }
        return 0;
    }

    private Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        band.ifPresent(one -> query.put("band", Parked.word(one)));
        cause.ifPresent(one -> query.put("cause", Parked.word(one)));
        query.put("order", newest ? "newest" : "oldest");
        query.put("limit", Integer.toString(limit));
        return query;
    }

    private static void print(JsonNode answer, Terminal terminal) {
        long outstanding = answer.path("outstanding").asLong();
        if (outstanding == 0) {
            terminal.line("Flip has an answer about every command");
            return;
        }
        terminal.line("@|bold Flip has no answer about " + commands(outstanding) + "|@");
        long lookedAt = answer.path("lookedAt").asLong();
        if (lookedAt < outstanding) {
            terminal.line("Only " + Words.amount(lookedAt, "") + " of them were looked at");
        }
        terminal.table(counts(answer));
        List<JsonNode> items = GatewayApi.items(answer).toList();
        terminal.line("");
        if (items.isEmpty()) {
            terminal.line("None of them is what you asked for");
            return;
        }
        Table table = new Table("COMMAND", "BATTERY", "WAITED", "WHY", "UNTIL", "WHAT TO DO");
        items.forEach(item -> table.row(row(item, terminal.times())));
        terminal.table(table);
        long left = answer.path("matching").asLong() - items.size();
        if (left > 0) {
            terminal.line("and " + Words.amount(left, "") + " more");
        }
        ClockWarnings.print(items, terminal);
    }

    private static String commands(long count) {
        return count == 1 ? "1 command" : Words.amount(count, "commands");
    }

    private static Table counts(JsonNode answer) {
        List<String> causes = answer.path("causes")
                .valueStream()
                .map(cause -> Words.text(cause.path("cause")))
                .toList();
        List<String> head = new ArrayList<>(List.of("WAITED"));
        head.addAll(causes);
        head.add("ALL");
        Table table = new Table(head.toArray(String[]::new));
        List<JsonNode> bands = answer.path("bands").valueStream().toList();
        for (int index = 0; index < bands.size(); index++) {
            JsonNode band = bands.get(index);
            List<String> row = new ArrayList<>(List.of(minutes(bands, index)));
            band.path("causes").valueStream().forEach(cause -> row.add(count(cause.path("count"))));
            row.add(count(band.path("count")));
            table.row(row);
        }
        return table;
    }

    private static String minutes(List<JsonNode> bands, int index) {
        long from = bands.get(index).path("fromMinutes").asLong();
        return index + 1 == bands.size()
                ? from + " min and more"
                : from + " to " + bands.get(index + 1).path("fromMinutes").asLong() + " min";
    }

    private static String count(JsonNode count) {
        return count.asLong() == 0 ? "-" : Words.amount(count.asLong(), "");
    }

    private static List<String> row(JsonNode item, Times times) {
        return List.of(
                Words.text(Field.COMMAND_ID.of(item)),
                Words.text(Field.THING.of(item)),
                Times.length(Duration.ofMillis(item.path("ageMillis").asLong())),
                Words.text(item.path("cause")).toLowerCase(Locale.ROOT),
                Times.parse(Words.text(item.at("/turn/until")))
                        .map(times::relative)
                        .orElse(""),
                Words.text(item.path("next")));
    }
}
