package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Details;
import energy.flipbridge.cli.text.Moment;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import energy.flipbridge.provisioning.command.ThingNameConverter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code device}: all that the bridge knows of one battery, now or at a moment of the past. */
@Command(
        name = "device",
        header = "Show everything that is known of one battery, now or as it was.",
        footer = {
            "",
            "Examples:",
            "  ./flipbridge device battery-1",
            "  ./flipbridge device battery-1 --at -2h",
            "  ./flipbridge device battery-1 --at 2026-07-01T17:00:00Z"
        })
public final class ShowDevice extends GatewayCommand {
    @Parameters(
            index = "0",
            paramLabel = "THING",
            converter = ThingNameConverter.class,
            description = "Name of the thing.")
    private String thing = "";

    @ArgGroup
    private Then then = new Then();

    /** A moment, by its time or by its number. */
    static final class Then {
        @Option(
                names = "--at",
                paramLabel = "TIME",
                description = "As it was then, with its commands: an ISO time, or how long ago (-2h).")
        private @Nullable String at;

        @Option(
                names = "--revision",
                paramLabel = "N",
                description = "As it was right after its event with this number, counted from 0.")
        private @Nullable Long revision;
    }

    ShowDevice(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        Map<String, String> moment = moment(terminal);
        JsonNode device = api.device(thing, moment);
        if (json) {
            terminal.json(device);
        } else if (moment.isEmpty()) {
            terminal.line("@|bold " + Words.safe(thing) + "|@");
            terminal.table(Details.of(device, terminal.times()));
            terminal.line("");
            terminal.line("Next: ./flipbridge history " + Words.safe(thing));
        } else {
            PastDevice.print(thing, device, terminal);
        }
        return 0;
    }

    private Map<String, String> moment(Terminal terminal) {
        if (then.at != null) {
            return Map.of("at", Moment.parse(then.at, terminal.clock()).toString());
        }
        return then.revision == null ? Map.of() : Map.of("revision", then.revision.toString());
    }
}
