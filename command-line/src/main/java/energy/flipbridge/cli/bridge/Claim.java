package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.Environment;
import energy.flipbridge.cli.text.Details;
import energy.flipbridge.cli.text.Terminal;
import energy.flipbridge.provisioning.RegistrationProof;
import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.Nameplate;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
    @Parameters(arity = "1..*", paramLabel = "DIR", description = "The batteries' folders of artifacts.")
    private List<Path> folders = List.of();

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
        folders.forEach(folder -> claim(folder, api, terminal, json));
        return 0;
    }

    private void claim(Path folder, GatewayApi api, Terminal terminal, boolean json) {
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
            return;
        }
        terminal.line("@|bold " + proof.thingName() + "|@ is registered and commissioned");
        terminal.table(Details.of(answer, terminal.times()));
        terminal.line("");
        terminal.line("Next: @|bold ./flipbridge dispatch " + proof.thingName()
                + " --mode DISCHARGE --power 4000 --for 1h|@");
    }

    private Map<String, Object> site() {
        Map<String, Object> site = new LinkedHashMap<>();
        site.put("firstName", firstName);
        site.put("lastName", lastName);
        site.put("email", email);
        site.put("stateCode", state);
        site.put("city", city);
        site.put("zipCode", zip);
        site.put("streetAddress", street);
        site.put("serviceAccountId", serviceAccount);
        return site;
    }

    private Map<String, Object> device(String thing, Nameplate nameplate) {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("manufacturerName", nameplate.manufacturer().orElse("Flipbridge"));
        device.put("productName", nameplate.product().orElse("Test battery"));
        device.put("serialNumber", nameplate.serial().orElse(thing));
        device.put("batteryCapacityWh", nameplate.capacityWh().orElse(13_500L));
        device.put("batteryPowerInputW", nameplate.chargeW().orElse(5_000L));
        device.put("batteryPowerOutputW", nameplate.dischargeW().orElse(5_000L));
        device.put("reservePercentage", reserve);
        return device;
    }
}
