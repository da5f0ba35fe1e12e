package energy.flipbridge.gateway.system;

import static energy.flipbridge.gateway.system.Scene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import energy.flipbridge.provisioning.artifacts.KeyOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.mqtt.MqttClientConnection;
import software.amazon.awssdk.crt.mqtt.MqttMessage;
import software.amazon.awssdk.crt.mqtt.QualityOfService;
import software.amazon.awssdk.iot.AwsIotMqttConnectionBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** AWS's own device SDK, unmodified, with the artifacts folder: what devices in the field are built on. */
@Tag("system")
class AwsIotDeviceSdkTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @TempDir
    static Path data;

    private static Bridge bridge;
    private static Scene scene;

    @BeforeAll
    static void start() {
        try {
            new CRT();
        } catch (LinkageError e) {
            abort("The native library of the AWS IoT Device SDK does not load on this machine: " + e);
        }
        bridge = Bridge.start(data);
        scene = new Scene(bridge);
    }

    @AfterAll
    static void stop() {
        if (bridge != null) {
            bridge.close();
        }
    }

    @ParameterizedTest
    @EnumSource(KeyOrigin.class)
    void a_device_built_on_it_reports_and_is_commanded(KeyOrigin keys) throws Exception {
        // given
        String thing = "aws-sdk-" + keys;
        Path folder = bridge.provision(thing, keys);
        bridge.claim(folder);
        List<MqttMessage> received = new CopyOnWriteArrayList<>();
        try (MqttClientConnection connection = connection(folder)) {
            connection.connect().get(30, TimeUnit.SECONDS);
            connection
                    .subscribe("devices/" + thing + "/commands", QualityOfService.AT_LEAST_ONCE, received::add)
                    .get(30, TimeUnit.SECONDS);

            // when
            report(connection, thing, "null");

            // then
            await().atMost(SOON).until(() -> scene.counts(thing).path("items").asInt() == 1);

            // when
            String command = scene.dispatch(thing, 4_000);

            // then
            await().atMost(SOON).until(() -> !received.isEmpty());
            JsonNode row = MAPPER.readTree(received.getFirst().getPayload()).at("/commands/0");
            assertThat(row.at("/command_json/id").asString()).isEqualTo(command);

            // when
            report(connection, thing, row.get("created_at").toString());

            // then
            scene.awaitAtFlip(command, "OK");
            scene.awaitShown(command, "ACKED");
            connection.disconnect().get(30, TimeUnit.SECONDS);
        }
    }

    private static MqttClientConnection connection(Path folder) throws IOException {
        JsonNode info = MAPPER.readTree(Files.readString(folder.resolve("device-info.json")));
        String[] endpoint = info.get("iotEndpoint").asString().split(":", 2);
        try (AwsIotMqttConnectionBuilder builder = AwsIotMqttConnectionBuilder.newMtlsBuilderFromPath(
                folder.resolve("certificate.pem").toString(),
                folder.resolve("private-key.pem").toString())) {
            return builder.withCertificateAuthorityFromPath(
                            null, folder.resolve("AmazonRootCA1.pem").toString())
                    .withEndpoint(endpoint[0])
                    .withPort(Integer.parseInt(endpoint[1]))
                    .withClientId(info.get("thingName").asString())
                    .withCleanSession(false)
                    .build();
        }
    }

    private static void report(MqttClientConnection connection, String thing, String mark) throws Exception {
        String message = """
                {"last_command_acked": %s,
                 "telemetry": {"last_mode": "BACKUP", "battery_last_power_charge_w": 0,
                  "battery_last_power_discharge_w": 0, "battery_total_energy_charge_wh": 0,
                  "battery_total_energy_discharge_wh": 0, "battery_last_stored_energy_wh": 0,
                  "battery_last_capacity_energy_wh": 0, "battery_last_backup_reserve_percentage": 0,
                  "last_is_grid_online": true, "home_total_energy_wh": 0, "home_last_power_w": 0,
                  "solar_total_energy_wh": 0, "solar_last_power_w": 0}}""".formatted(mark);
        connection
                .publish(new MqttMessage(
                        "devices/" + thing + "/telemetry",
                        message.getBytes(StandardCharsets.UTF_8),
                        QualityOfService.AT_LEAST_ONCE))
                .get(30, TimeUnit.SECONDS);
    }
}
