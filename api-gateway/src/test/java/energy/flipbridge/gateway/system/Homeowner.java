package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.device.cli.RegistrationUrlCommand;
import energy.flipbridge.provisioning.RegistrationProof;
import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Somebody with a browser and a battery, before and after a restart of the gateway. */
public record Homeowner(Bridge bridge, Map<String, String> headers) {

    private static final Duration SOON = Duration.ofSeconds(45);

    private static final Map<String, Object> ADDRESS = Map.of(
            "firstName", "Ada",
            "lastName", "Byron",
            "stateCode", "CA",
            "city", "Oakland",
            "zipCode", "88801",
            "streetAddress", "9 Grand Ave");

    public Json browser() {
        return new Json("http://localhost:" + bridge.port(), headers);
    }

    /** a link that the battery signs now, as a body's fields */
    public Map<String, Object> link(Path folder) {
        RegistrationProof proof = RegistrationProof.sign(new ArtifactsFolder(folder), bridge.time());
        return Map.of("payload", proof.payload(), "signature", proof.signature());
    }

    /** the newer link, as the battery's own command makes it */
    public Map<String, Object> token(Path folder) {
        String url = registrationUrl(folder, "--jws");
        return Map.of("token", url.substring(url.indexOf("?token=") + "?token=".length()));
    }

    /** what the battery shows as a code, made by its own command */
    static String registrationUrl(Path folder, String... options) {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new RegistrationUrlCommand())
                .setOut(new PrintWriter(out))
                .execute(Stream.concat(
                                Stream.of(options),
                                Stream.of("--no-qr", folder.toString(), "http://localhost:8080/devices/register"))
                        .toArray(String[]::new));
        assertThat(exit).isZero();
        return out.toString().strip();
    }

    /** The link is for the public URL, which is another address of the same. */
    static String registrationPath(Path folder, String... options) {
        String url = registrationUrl(folder, options);
        return url.substring(url.indexOf("/devices/register"));
    }

    /** @return the home's id */
    public String register(Map<String, Object> link, String serial) {
        return browser()
                .post("/api/registrations", registration(link, serial))
                .ok()
                .path("siteId")
                .asString();
    }

    static Map<String, Object> registration(Map<String, Object> link, String serial) {
        Map<String, Object> body = new HashMap<>(link);
        body.put("address", ADDRESS);
        body.put(
                "battery",
                Map.of(
                        "manufacturerName", "Acme",
                        "productName", "Cell 10",
                        "serialNumber", serial,
                        "batteryCapacityWh", 13_500,
                        "batteryPowerInputW", 5_000,
                        "batteryPowerOutputW", 5_000,
                        "reservePercentage", 20));
        return body;
    }

    public Json.Answer enrol(String site, String programme, String terms) {
        return browser().post("/api/homes/" + encoded(site) + "/enrolments", application(programme, terms));
    }

    static Map<String, Object> application(String programme, String terms) {
        return Map.of(
                "programId",
                programme,
                "termsVersion",
                terms,
                "agreed",
                true,
                "answers",
                List.of(
                        Map.of("name", "account_id", "value", "77-1"),
                        Map.of("name", "has_solar", "value", "false"),
                        Map.of("name", "occupants", "value", "2")));
    }

    public JsonNode get(String site, String path) {
        return browser().get("/api/homes/" + encoded(site) + path).ok();
    }

    public void awaitBattery(String site, String state) {
        await().atMost(SOON).untilAsserted(() -> {
            Json.Answer home = browser().get("/api/homes/" + encoded(site));
            assertThat(home.status()).as(home.body()).isEqualTo(200);
            assertThat(home.json().at("/batteries/0/state").asString())
                    .as(home.body())
                    .isEqualTo(state);
        });
    }

    public void awaitEnrolment(String site, String status) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                get(site, "").at("/enrolments/0/status").asString(""))
                        .as(() -> get(site, "").toString())
                        .isEqualTo(status));
    }

    public static String encoded(String siteId) {
        return URLEncoder.encode(siteId, StandardCharsets.UTF_8);
    }
}
