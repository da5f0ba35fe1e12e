package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code replay}: has views folded anew from the events. */
@Command(
        name = "replay",
        header = "Fold a view anew beside itself, compare both, and let the new one take its place.",
        description = {
            "",
            "Without a view, the newest replays are listed. People read the old view until the new one has caught up, live"
                    + " events go on, and nothing happens outside."
        },
        footer = {
            "",
            "Ends with 0 when every view was replaced, also when the hashes differ: then the old view was wrong, or",
            "its code has changed.",
            "",
            "Examples:",
            "  ./flipbridge replay devices --reason \"a document was changed by hand\"",
            "  ./flipbridge replay all --reason \"a new release\" --detach",
            "  ./flipbridge replay history_2 --from 120000 --reason \"documents are missing\"",
            "  ./flipbridge replay devices --cancel"
        })
public final class Replay extends GatewayCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "VIEW", description = "Its name, or all.")
    private Optional<String> view = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            description =
                    "Fold only the events after it, into a copy: brings missing documents back, changes no others.")
    private Optional<Long> from = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit.")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--detach", description = "Do not wait for the end.")
    private boolean detach;

    @Option(names = "--cancel", description = "End the replay of the view; the view stays as it is.")
    private boolean cancel;

    Replay(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) throws InterruptedException {
        ReplayProgress progress = new ReplayProgress(api, terminal, json);
        if (view.isEmpty()) {
            progress.list();
            return 0;
        }
        String name = view.get();
        if (cancel) {
            api.cancelReplay(name);
            terminal.line("The replay of " + Words.safe(name) + " ends within seconds; the view stays as it is");
            return 0;
        }
        List<JsonNode> begun = api.replay(name, from, reason.orElseThrow(this::withoutReason));
        List<String> views =
                begun.stream().map(each -> Words.text(each.path("view"))).toList();
        if (!detach) {
            return progress.await(views);
        }
        if (json) {
            begun.forEach(terminal::json);
        } else {
            terminal.line("Begun: " + String.join(", ", views));
            terminal.line("Next:  ./flipbridge replay");
        }
        return 0;
    }

    private ParameterException withoutReason() {
        return new ParameterException(spec.commandLine(), "--reason is needed; it is kept with who asked and when");
    }
}
