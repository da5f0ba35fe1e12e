package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import energy.flipbridge.provisioning.command.ThingNameConverter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code test}: whether commands reach a battery. */
@Command(
        name = "test",
        header = "Test whether commands reach a battery: it confirms a withdrawal of nothing, and does nothing.")
public final class TestDelivery extends GatewayCommand {
    @Parameters(
            index = "0",
            paramLabel = "THING",
            converter = ThingNameConverter.class,
            description = "Name of the thing.")
    private String thing = "";

    TestDelivery(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        JsonNode test = api.testDelivery(thing);
        if (json) {
            terminal.json(test);
        } else {
            terminal.line("On its way to " + Words.safe(thing));
            terminal.line("Next: ./flipbridge command " + Words.text(test.path("commandId")));
        }
        return 0;
    }
}
