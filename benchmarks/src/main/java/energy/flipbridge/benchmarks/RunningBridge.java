package energy.flipbridge.benchmarks;

import energy.flipbridge.provisioning.Provisioning;
import energy.flipbridge.provisioning.RegistrationProof;
import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.KeyOrigin;
import energy.flipbridge.provisioning.artifacts.ThingName;
import energy.flipbridge.provisioning.aws.AwsConfig;
import energy.flipbridge.provisioning.aws.AwsConfigFile;
import energy.flipbridge.provisioning.aws.IotControlPlane;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bridge that {@code ./run} has started, as its users reach it. */
final class RunningBridge {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Path data;
    private final String gateway;
    private final String control;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @throws NotRunning when it is not */
    RunningBridge(Path data, String gateway) throws IOException {
        this.data = data;
        this.gateway = gateway;
        this.token = token(data);
        this.control = AwsConfigFile.value(data.resolve("aws-config.json"), "flip_control_url")
                .orElseThrow(() -> new IOException("no flip_control_url in " + data + "/aws-config.json"));
        text(request(gateway + "/actuator/health/readiness"));
    }

    private static String token(Path data) throws IOException {
        try {
            return Files.readString(data.resolve("support-token")).strip();
        } catch (NoSuchFileException e) {
            throw new NotRunning(
                    "There is no " + e.getMessage() + ". Start ./run, or name its data folder: benchmark latency DATA",
                    e);
        }
    }

    /** @return the parent of the devices' folders; each device is provisioned, claimed and commissioned */
    Path devices(String prefix, int count) {
        Path parent = data.resolve("benchmarks");
        AwsConfig config = AwsConfigFile.read(data.resolve("aws-config.json"));
        try (IotControlPlane controlPlane = IotControlPlane.connect(config, OptionalDouble.empty())) {
            Provisioning provisioning =
                    new Provisioning(controlPlane, config, Clock.systemUTC(), _ -> {}, (_, _) -> {});
            IntStream.range(0, count).parallel().forEach(i -> {
                ArtifactsFolder folder = new ArtifactsFolder(parent.resolve(prefix + i));
                provisioning.provision(new ThingName(prefix + i), folder, KeyOrigin.LOCAL, false);
                claim(folder);
            });
        }
        return parent;
    }

    private void claim(ArtifactsFolder folder) {
        RegistrationProof proof = RegistrationProof.sign(folder, Clock.systemUTC());
        Map<String, Object> site = Map.of(
                "firstName", "Bench",
                "lastName", "Mark",
                "stateCode", "CA",
                "city", "Oakland",
                "zipCode", "88801",
                "streetAddress", "1 Test Street");
        Map<String, Object> device = Map.of(
                "manufacturerName", "Flipbridge",
                "productName", "Test battery",
                "serialNumber", proof.thingName(),
                "batteryCapacityWh", 13_500,
                "batteryPowerInputW", 5_000,
                "batteryPowerOutputW", 5_000,
                "reservePercentage", 20);
        post(
                gateway + "/api/devices/" + proof.thingName() + "/claim",
                Map.of(
                        "payload",
                        proof.payload(),
                        "signature",
                        proof.signature(),
                        "commission",
                        true,
                        "site",
                        site,
                        "device",
                        device));
    }

    JsonNode dispatch(Map<String, Object> order) {
        return post(control + "/dispatch", order);
    }

    JsonNode telemetrySummary() {
        return send(request(control + "/telemetry/summary").GET());
    }

    void forgetTelemetry() {
        send(request(control + "/telemetry").DELETE());
    }

    /** Each reading that the sandbox took, as {@code <device id> <epoch>:<sequence>}. */
    Stream<String> forwardedReadings() {
        return text(request(control + "/telemetry/keys").GET())
                .lines()
                .map(MAPPER::readTree)
                .map(line -> line.get("device_id").asString()
                        + ' '
                        + line.get("epoch").asString()
                        + ':'
                        + line.get("sequence").asLong());
    }

    /** How many readings of today the telemetry view has of these things. */
    long readingsInViews(List<String> things) {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        String range = "from=" + today + "&to=" + today.plus(Duration.ofDays(1)) + "&resolution=day";
        return things.stream()
                .map(thing -> send(request(gateway + "/api/devices/" + thing + "/telemetry?" + range)
                        .GET()))
                .flatMap(answer -> answer.get("items").valueStream())
                .mapToLong(day -> day.get("readings").asLong())
                .sum();
    }

    private JsonNode post(String url, Object body) {
        return send(request(url)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60));
        return url.startsWith(gateway) ? request.header("Authorization", "Bearer " + token) : request;
    }

    private JsonNode send(HttpRequest.Builder request) {
        String body = text(request);
        return body.isBlank() ? MAPPER.nullNode() : MAPPER.readTree(body);
    }

    private String text(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new NotRunning("Nothing answers at " + gateway + ". Start ./run and wait until it is ready", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
