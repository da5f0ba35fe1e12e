package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Details;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.provisioning.RegistrationProof;
import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.Nameplate;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code claim}: registers a battery with a proof signed by its own key, and commissions it at Flip. */
@Command(
        name = "claim",
        header = "Register a battery with its own signed proof, and commission it at Flip.",
        description = {
            "",
            "The proof is made with the private key in DIR, is valid for an hour and for one use. What the home and the"
                    + " battery are like is taken from DIR/nameplate.json when it exists, then from the options."
        },
        footer = {"", "Example:", "  ./flipbridge claim data/devices/garage-battery --zip 88801"})
public final class Claim extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "DIR", description = "The battery's folder of artifacts.")
    private Path folder = Path.of("");

    @Option(names = "--first-name", paramLabel = "NAME", defaultValue = "Test")
    private String firstName = "";

    @Option(names = "--last-name", paramLabel = "NAME", defaultValue = "Home")
    private String lastName = "";

    @Option(names = "--email", paramLabel = "ADDRESS", defaultValue = "home@example.org")
    private String email = "";

    @Option(names = "--state", paramLabel = "CODE", defaultValue = "CA", description = "Two letters, US.")
    private String state = "";

    @Option(names = "--city", paramLabel = "CITY", defaultValue = "San Francisco")
    private String city = "";

    @Option(
            names = "--zip",
            paramLabel = "CODE",
            defaultValue = "88801",
            description = "Decides the programs; Flip's test programs are at 88800 to 88802.")
    private String zip = "";

    @Option(names = "--street", paramLabel = "ADDRESS", defaultValue = "1 Test Street")
    private String street = "";

    @Option(names = "--service-account", paramLabel = "ID", defaultValue = "TEST-1", description = "At the utility.")
    private String serviceAccount = "";

    @Option(names = "--reserve", paramLabel = "PERCENT", defaultValue = "20")
    private int reserve;

    Claim(Environment environment) {
        super(environment);
    }

    @Override
    int run(GatewayApi api, Terminal terminal, boolean json) {
        ArtifactsFolder artifacts = new ArtifactsFolder(folder);
        RegistrationProof proof = RegistrationProof.sign(artifacts, terminal.clock());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("payload", proof.payload());
        body.put("signature", proof.signature());
        body.put("site", site());
        body.put("device", device(proof.thingName(), artifacts.nameplate().orElse(Nameplate.UNKNOWN)));
        body.put("commission", true);
        JsonNode answer = api.claim(proof.thingName(), body);
        if (json) {
            terminal.json(answer);
            return 0;
        }
        terminal.line("@|bold " + proof.thingName() + "|@ is registered and commissioned");
        terminal.table(Details.of(answer, terminal.times()));
        terminal.line("");
        terminal.line("Next: @|bold ./flipbridge dispatch " + proof.thingName()
                + " --mode DISCHARGE --power 4000 --for 1h|@");
        return 0;
    }

    private Map<String, Object> site() {
        Map<String, Object> site = new LinkedHashMap<>();
        site.put("first_name", firstName);
        site.put("last_name", lastName);
        site.put("email", email);
        site.put("state_code", state);
        site.put("city", city);
        site.put("zip_code", zip);
        site.put("street_address", street);
        site.put("service_account_id", serviceAccount);
        return site;
    }

    private Map<String, Object> device(String thing, Nameplate nameplate) {
        long powerW = nameplate.powerW().orElse(5_000L);
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("manufacturer_name", nameplate.manufacturer().orElse("Flipbridge"));
        device.put("product_name", nameplate.product().orElse("Test battery"));
        device.put("serial_number", nameplate.serial().orElse(thing));
        device.put("battery_capacity_wh", nameplate.capacityWh().orElse(13_500L));
        device.put("battery_power_input_w", powerW);
        device.put("battery_power_output_w", powerW);
        device.put("reserve_percentage", reserve);
        return device;
    }
}
