package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code stop}: no order reaches a battery, a home's batteries or any, until it is lifted. */
@Command(
        name = "stop",
        header = "Stop a battery, a home's batteries or all: what they have is taken back, new orders fail.",
        footer = {
            "",
            "Examples:",
            "  ./flipbridge stop battery-1 --reason \"smoke was reported\"",
            "  ./flipbridge stop battery-1 --monitor-only --reason \"a technician is there\"",
            "  ./flipbridge stop --home site-for-device::battery-1 --reason \"the meter is changed\"",
            "  ./flipbridge stop --fleet --reason \"a recall\""
        })
public final class Stop extends GatewayCommand {
    @ArgGroup(multiplicity = "1")
    private StopTarget target = new StopTarget();

    @Option(names = "--monitor-only", description = "One battery only: what it has confirmed runs to its end.")
    private boolean monitorOnly;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, for the audit; Flip is told it with each order that ends by this.")
    private String reason = "";

    Stop(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        Map<String, Object> body = target.body();
        if (monitorOnly) {
            body.put("mode", "MONITOR_ONLY");
        }
        body.put("reason", reason);
        api.stop(body);
        if (!json) {
            terminal.line(target.inWords() + (monitorOnly ? ": only monitored from now on" : ": stopped from now on"));
            terminal.line("Next: ./flipbridge stops");
        }
        return 0;
    }
}
