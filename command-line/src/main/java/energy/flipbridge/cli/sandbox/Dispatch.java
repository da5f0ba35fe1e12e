package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Moment;
import energy.flipbridge.cli.text.Table;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Times;
import energy.flipbridge.cli.text.Words;
import energy.flipbridge.provisioning.command.DurationConverter;
import energy.flipbridge.provisioning.command.ThingNameConverter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;

/** {@code dispatch}: Flip's sandbox sends a battery a command. */
@Command(
        name = "dispatch",
        header = "Have the sandbox send a battery a command.",
        footer = {
            "",
            "Examples:",
            "  ./flipbridge dispatch battery-1 --mode DISCHARGE --power 4000 --for 1h --wait",
            "  ./flipbridge dispatch battery-1 --mode CHARGE --power 3000 --for 30m --at +5m"
        })
public final class Dispatch extends SandboxCommand {
    @Parameters(
            index = "0",
            paramLabel = "THING",
            converter = ThingNameConverter.class,
            description = "Name of the thing.")
    private String thing = "";

    @Option(names = "--mode", required = true, paramLabel = "MODE", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Mode mode = Mode.STANDBY;

    @Option(
            names = "--power",
            paramLabel = "W",
            description = "Watts, for CHARGE and DISCHARGE; without it the battery follows the home's load.")
    private @Nullable Integer power;

    @Option(
            names = "--for",
            required = true,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long, such as 30m or 1h.")
    private Duration length = Duration.ZERO;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            defaultValue = "now",
            description = "When it starts: +5m, or an ISO time. Default: now.")
    private String at = "";

    @Option(names = "--reserve", paramLabel = "PERCENT", description = "Charge that stays in the battery, 0 to 100.")
    private @Nullable Integer reserve;

    @Option(names = "--wait", description = "Follow the command until the battery has confirmed it.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long --wait waits. Default: 16m, a minute longer than Flip does.")
    private Duration timeout = Duration.ofMinutes(16);

    Dispatch(Environment environment) {
        super(environment);
    }

    @Override
    int run(SandboxApi api, Terminal terminal) throws InterruptedException {
        JsonNode made = api.dispatch(order(terminal));
        String command = Words.text(made.path("command_id"));
        print(made, command, terminal);
        return wait ? new Confirmation(api, terminal).await(command, timeout) : 0;
    }

    private Map<String, Object> order(Terminal terminal) {
        if (power != null && !mode.hasPower()) {
            throw usage("--power goes with CHARGE and DISCHARGE only");
        }
        if (length.isZero()) {
            throw usage("--for must be longer than nothing");
        }
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("device_id", "device::" + thing);
        order.put("mode", mode.name());
        if (power != null) {
            order.put("power_w", power);
        }
        order.put("starts_at", start(terminal).toString());
        order.put("duration_s", length.toSeconds());
        if (reserve != null) {
            order.put("reserve_percentage", reserve);
        }
        return order;
    }

    private Instant start(Terminal terminal) {
        try {
            return Moment.parse(at, terminal.clock());
        } catch (TypeConversionException e) {
            throw usage("--at: " + e.getMessage());
        }
    }

    private ParameterException usage(String text) {
        return new ParameterException(spec().commandLine(), text);
    }

    private void print(JsonNode made, String command, Terminal terminal) {
        Times times = terminal.times();
        Instant from = Times.parse(Words.text(made.path("starts_at"))).orElseGet(() -> start(terminal));
        Instant until = Times.parse(Words.text(made.path("ends_at"))).orElseGet(() -> from.plus(length));
        String watts = power == null ? "" : " at " + Words.amount(power, "W");
        terminal.line("@|bold " + Words.safe(thing) + "|@ shall " + mode + watts + " from " + times.window(from, until)
                + " (" + Times.length(length) + ")");
        terminal.table(new Table("", "").row("  command", command).row("  event", Words.text(made.path("event_id"))));
        terminal.line("");
        terminal.line("Next:");
        terminal.table(new Table("", "")
                .row("  ./flipbridge command " + command, "what became of it")
                .row("  ./flipbridge history " + Words.safe(thing), "the battery's whole story")
                .row("  ./flipbridge cancel " + command, "withdraw it"));
    }
}
