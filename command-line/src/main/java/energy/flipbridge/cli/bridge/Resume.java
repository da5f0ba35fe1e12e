package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code resume}: lifts a stop. */
@Command(
        name = "resume",
        header = "Lift a stop: new orders are taken again, unless another stop stands.",
        footer = {
            "",
            "Examples:",
            "  ./flipbridge resume battery-1 --reason \"it was steam\"",
            "  ./flipbridge resume --fleet --reason \"the recall is over\""
        })
public final class Resume extends GatewayCommand {
    @ArgGroup(multiplicity = "1")
    private StopTarget target = new StopTarget();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit.")
    private String reason = "";

    Resume(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        Map<String, Object> body = target.body();
        body.put("reason", reason);
        api.liftStop(body);
        if (!json) {
            terminal.line(target.inWords() + ": the stop is lifted");
        }
        return 0;
    }
}
