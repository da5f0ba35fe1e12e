package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Details;
import energy.flipbridge.cli.text.Terminal;
import picocli.CommandLine.Command;

/** {@code sandbox}: what Flip's sandbox holds and has received. */
@Command(name = "sandbox", header = "Show what the sandbox holds: homes, commands, webhooks, telemetry received.")
public final class Sandbox extends SandboxCommand {
    Sandbox(Environment environment) {
        super(environment);
    }

    @Override
    int run(SandboxApi api, Terminal terminal) {
        terminal.line("@|bold Flip sandbox|@");
        terminal.table(Details.of(api.state(), terminal.times()));
        return 0;
    }
}
