package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Details;
import energy.flipbridge.cli.text.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code faults}: makes Flip's sandbox misbehave. */
@Command(
        name = "faults",
        header = "Show or set how the sandbox misbehaves.",
        footer = {
            "",
            "Examples:",
            "  ./flipbridge faults duplicate=3 delay_ms=6000",
            "  ./flipbridge faults fail_next=5 fail_status=503",
            "  ./flipbridge faults --clear"
        })
public final class Faults extends SandboxCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "NAME=COUNT",
            description = "How often from now on, or true for always: drop, duplicate, wrong_signature,"
                    + " stale_timestamp, reorder, fail_next, throttle, telemetry_fail_next, telemetry_cut_next,"
                    + " telemetry_refuse_next; and what belongs to them: delay_ms, fail_status, retry_after_s,"
                    + " ended_command_status, refuse_device.")
    private Map<String, String> faults = new LinkedHashMap<>();

    @Option(names = "--clear", description = "Behave from now on.")
    private boolean clear;

    Faults(Environment environment) {
        super(environment);
    }

    @Override
    int run(SandboxApi api, Terminal terminal) {
        if (clear) {
            api.clearFaults();
        }
        if (!faults.isEmpty()) {
            Map<String, Object> values = new LinkedHashMap<>();
            faults.forEach((name, value) -> values.put(name, value(value)));
            api.setFaults(values);
        }
        terminal.line("@|bold Faults of the sandbox|@");
        terminal.table(Details.of(api.faults(), terminal.times()));
        return 0;
    }

    private static Object value(String text) {
        return switch (text) {
            case "true", "false" -> Boolean.valueOf(text);
            default -> text.matches("\\d{1,9}") ? Integer.valueOf(text) : text;
        };
    }
}
