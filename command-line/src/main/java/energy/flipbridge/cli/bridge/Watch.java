package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.bridge.GatewayApi.Field;
import energy.flipbridge.cli.http.ServerSent;
import energy.flipbridge.cli.http.UnreachableException;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import energy.flipbridge.provisioning.command.ThingNameConverter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code watch}: what happens, while it happens. */
@Command(
        name = "watch",
        header = "Print what happens, while it happens: to all batteries, to one, or to a command.",
        description = "After a broken connection it goes on where it was, so that nothing is left out. Ctrl-C ends it.",
        footer = {
            "",
            "Examples:",
            "  ./flipbridge watch",
            "  ./flipbridge watch battery-1",
            "  ./flipbridge watch --command 0c5f1a52-2f0c-4d0e-9d0a-1f3c2b4a5d6e"
        })
public final class Watch extends GatewayCommand {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "THING",
            converter = ThingNameConverter.class,
            description = "Name of the thing; its readings are printed too. Default: all, without readings.")
    private @Nullable String thing;

    @Option(names = "--command", paramLabel = "ID", description = "Only what happens to this command.")
    private @Nullable String command;

    @Option(names = "--events", paramLabel = "N", description = "End after N events. Default: never.")
    private long events = Long.MAX_VALUE;

    private String seen = "";
    private long printed;

    Watch(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) throws InterruptedException {
        while (follow(api, terminal, json)) {
            Thread.sleep(PAUSE);
        }
        return 0;
    }

    private boolean follow(GatewayApi api, Terminal terminal, boolean json) {
        try {
            return api.follow(
                    Optional.ofNullable(thing),
                    Optional.ofNullable(command),
                    seen,
                    message -> take(message, terminal, json));
        } catch (UnreachableException e) {
            if (seen.isEmpty()) {
                throw e;
            }
            return true;
        }
    }

    /** @return whether more is wanted */
    private boolean take(ServerSent message, Terminal terminal, boolean json) {
        boolean isFirst = seen.isEmpty();
        seen = message.id();
        if (message.data().isEmpty()) {
            return true;
        }
        JsonNode data = JsonMapper.shared().readTree(message.data());
        if (message.event().equals("start")) {
            started(data, isFirst, terminal, json);
            return true;
        }
        print(data, terminal, json);
        printed++;
        return printed < events;
    }

    private static void started(JsonNode start, boolean isFirst, Terminal terminal, boolean json) {
        if (json) {
            return;
        }
        if (isFirst) {
            terminal.line("@|faint Waiting for what happens. Ctrl-C ends it.|@");
        } else if (!start.path("resumed").asBoolean()) {
            terminal.line("@|yellow The connection was lost for so long that some of what happened is not shown; see"
                    + " ./flipbridge history|@");
        }
    }

    private static void print(JsonNode event, Terminal terminal, boolean json) {
        if (json) {
            terminal.json(event);
            return;
        }
        String time = Times.parse(Words.text(Field.AT.of(event)))
                .map(terminal.times()::exact)
                .orElse("");
        JsonNode about = Field.THING.of(event);
        terminal.line("@|faint " + time + "|@ @|bold "
                + Words.text(about.isMissingNode() ? event.path("siteId") : about) + "|@ @|cyan "
                + Words.text(Field.EVENT.of(event)) + "|@ " + Words.text(Field.SUMMARY.of(event)));
    }
}
