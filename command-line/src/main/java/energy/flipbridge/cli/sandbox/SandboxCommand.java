package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that makes the Flip sandbox do something, or asks it. */
abstract class SandboxCommand implements Callable<Integer> {
    private final Environment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final SandboxOptions sandbox;

    SandboxCommand(Environment environment) {
        this.environment = environment;
        this.sandbox = new SandboxOptions(environment);
    }

    abstract int run(SandboxApi api, Terminal terminal) throws Exception;

    @Override
    public final Integer call() throws Exception {
        try (SandboxApi api = sandbox.open()) {
            return run(api, new Terminal(spec, environment));
        }
    }

    CommandSpec spec() {
        return spec;
    }
}
