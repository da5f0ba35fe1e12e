package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.cloud.LocalCloud;
import energy.flipbridge.cloud.LocalCloudConfig;
import energy.flipbridge.device.BatteryEvent;
import energy.flipbridge.device.Fleet;
import energy.flipbridge.device.FleetConfig;
import energy.flipbridge.provisioning.RegistrationProof;
import energy.flipbridge.provisioning.artifacts.ArtifactsFolder;
import energy.flipbridge.provisioning.artifacts.KeyOrigin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway dies at random moments while batteries report and Flip sends commands. */
@Tag("system")
class KillTest {

    private static final int DEATHS = 4;
    private static final int DEVICES = 10;
    private static final int COMMANDS = 80;
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private final Set<String> readings = ConcurrentHashMap.newKeySet();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> dispatched = new CopyOnWriteArrayList<>();
    private final Moments moments = Moments.random();

    @Test
    void whatever_moment_it_dies_nothing_acknowledged_is_lost_and_nothing_is_doubled() throws Exception {
        // given batteries that report five times a second, and Flip sending commands
        int port = GatewayProcess.freePort();
        LocalCloudConfig free = LocalCloudConfig.onFreePorts(data);
        URI webhooks = URI.create("http://localhost:" + port + "/api/flip-webhook");
        try (LocalCloud cloud = LocalCloud.start(new LocalCloudConfig(
                        data, free.ports(), free.mqttBindAddress(), webhooks, InstantSource.system()));
                GatewayProcess gateway = GatewayProcess.start(data, port)) {
            gateway.awaitReady();
            Path parent = data.resolve("devices");
            IntStream.range(0, DEVICES).forEach(i -> claim(cloud, port, "battery-" + i));
            FleetConfig config =
                    FleetConfig.of(parent, DEVICES).rate(5.0 * DEVICES).listener(this::remember);
            Thread flip = Thread.ofVirtual().unstarted(() -> dispatch(cloud));
            long maybeRepeated = 0;
            try (Fleet _ = Fleet.start(config)) {
                flip.start();

                // when the gateway is killed at random moments, some of them while it starts
                for (int death = 0; death < DEATHS; death++) {
                    if (death != 1) {
                        gateway.awaitReady();
                    }
                    moments.pass(4_000);
                    gateway.kill();
                    maybeRepeated += unanswered();
                    gateway.restart();
                }
                gateway.awaitReady();
                flip.join();
                redeliver(sandbox(cloud));

                // then every command is acknowledged to Flip
                Json sandbox = sandbox(cloud);
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(pending(sandbox))
                                .as(() -> sandbox.get("/state").body())
                                .isEmpty());
            }

            // and every reading that AWS IoT took is at Flip, once but for batches whose answer was cut
            await().atMost(SOON).untilAsserted(() -> assertThat(missing(cloud)).isEmpty());
            assertThat(sandbox(cloud)
                            .get("/telemetry/summary")
                            .ok()
                            .get("repeats")
                            .asLong())
                    .isLessThanOrEqualTo(maybeRepeated);
            // and each battery took each command up once
            assertThat(received).containsExactlyInAnyOrderElementsOf(dispatched);
        }
    }

    private void remember(String thing, Instant at, BatteryEvent event) {
        switch (event) {
            case BatteryEvent.Acknowledged(List<String> keys) ->
                keys.forEach(key -> readings.add("device::" + thing + ' ' + key));
            case BatteryEvent.CommandReceived command ->
                received.add(command.result().commandId());
            default -> {}
        }
    }

    /** Windows apart, so that no command takes the place of another. */
    private void dispatch(LocalCloud cloud) {
        Json sandbox = sandbox(cloud);
        for (int number = 0; number < COMMANDS; number++) {
            Map<String, Object> order = Map.of(
                    "thing",
                    "battery-" + number % DEVICES,
                    "mode",
                    "DISCHARGE",
                    "power_w",
                    1_000,
                    "duration_s",
                    600,
                    "starts_at",
                    Instant.now().plus(Duration.ofHours(1 + number / DEVICES)).toString());
            dispatched.add(
                    sandbox.post("/dispatch", order).ok().get("command_id").asString());
            try {
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** On a slow machine the gateway is away for longer than Flip goes on trying; Flip's portal can send again. */
    private void redeliver(Json sandbox) {
        for (String command : dispatched) {
            boolean taken = sandbox.get("/commands/" + command)
                    .ok()
                    .get("webhooks")
                    .valueStream()
                    .allMatch(webhook -> webhook.get("state").asString().equals("DELIVERED"));
            if (!taken) {
                sandbox.post("/commands/" + command + "/resend-webhook", Map.of())
                        .ok();
            }
        }
    }

    private List<String> pending(Json sandbox) {
        List<String> pending = new ArrayList<>();
        for (String command : dispatched) {
            JsonNode known = sandbox.get("/commands/" + command).ok().get("command");
            if (!known.get("device_status").asString().equals("OK")) {
                pending.add(command + " " + known.get("device_status"));
            }
        }
        return pending;
    }

    private Set<String> missing(LocalCloud cloud) {
        Set<String> missing = new HashSet<>(readings);
        sandbox(cloud).get("/telemetry/keys").body().lines().forEach(line -> {
            JsonNode key = JsonMapper.shared().readTree(line);
            missing.remove(key.get("device_id").asString()
                    + ' '
                    + key.get("epoch").asString()
                    + ':'
                    + key.get("sequence").asLong());
        });
        return missing;
    }

    /** How many readings were on their way to Flip when the gateway died. */
    private static long unanswered() throws IOException, SQLException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("gateway.properties"))) {
            properties.load(reader);
        }
        String sql = """
                SELECT coalesce(sum(jsonb_array_length(convert_from(payload, 'UTF8')::jsonb -> 'readings')), 0)
                FROM domainevententry begun WHERE type = 'Forwarding' AND sequencenumber = 0 AND NOT EXISTS (
                  SELECT 1 FROM domainevententry WHERE aggregateidentifier = begun.aggregateidentifier
                  AND sequencenumber > 0)
                """;
        try (var connection = DriverManager.getConnection(
                        properties.getProperty("flipbridge.event-store.jdbc-url"),
                        properties.getProperty("flipbridge.event-store.username"),
                        properties.getProperty("flipbridge.event-store.password"));
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void claim(LocalCloud cloud, int port, String thing) {
        Path folder = Bridge.provision(cloud, data, thing, KeyOrigin.LOCAL);
        RegistrationProof proof = RegistrationProof.sign(new ArtifactsFolder(folder), Clock.systemUTC());
        try {
            String token = Files.readString(data.resolve("support-token")).strip();
            new Json("http://localhost:" + port, Map.of("Authorization", "Bearer " + token))
                    .post("/api/devices/" + thing + "/claim", Bridge.claimBody(proof))
                    .ok();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Json sandbox(LocalCloud cloud) {
        return new Json(cloud.addresses().flipUrl() + "/control", Map.of());
    }
}
