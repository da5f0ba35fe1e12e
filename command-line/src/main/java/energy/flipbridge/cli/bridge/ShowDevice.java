package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Details;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.cli.text.Words;
import energy.flipbridge.provisioning.command.ThingNameConverter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code device}: all that the bridge knows of one battery now. */
@Command(name = "device", header = "Show everything that is known of one battery now.")
public final class ShowDevice extends GatewayCommand {
    @Parameters(
            index = "0",
            paramLabel = "THING",
            converter = ThingNameConverter.class,
            description = "Name of the thing.")
    private String thing = "";

    ShowDevice(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        JsonNode device = api.device(thing);
        if (json) {
            terminal.json(device);
            return 0;
        }
        terminal.line("@|bold " + Words.safe(thing) + "|@");
        terminal.table(Details.of(device, terminal.times()));
        terminal.line("");
        terminal.line("Next: ./flipbridge history " + Words.safe(thing));
        return 0;
    }
}
