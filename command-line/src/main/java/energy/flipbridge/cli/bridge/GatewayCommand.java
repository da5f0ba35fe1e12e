package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks api-gateway. */
abstract class GatewayCommand implements Callable<Integer> {
    private final Environment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final GatewayOptions gateway;

    GatewayCommand(Environment environment) {
        this.environment = environment;
        this.gateway = new GatewayOptions(environment);
    }

    abstract int run(GatewayApi api, Terminal terminal, boolean json) throws Exception;

    @Override
    public final Integer call() throws Exception {
        try (GatewayApi api = gateway.open()) {
            return run(api, new Terminal(spec, environment), gateway.json());
        }
    }
}
