package energy.flipbridge.gateway.system;

import static energy.flipbridge.gateway.system.Scene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import energy.flipbridge.provisioning.artifacts.KeyOrigin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The prototype's devices go on working: plain MQTT 3.1.1, and a high-water mark as the only acknowledgement. */
@Tag("system")
class OldDeviceTest {

    @TempDir
    static Path data;

    private static Bridge bridge;
    private static Scene scene;

    @BeforeAll
    static void start() {
        bridge = Bridge.start(data);
        scene = new Scene(bridge);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void the_commands_message_is_the_prototype_s_and_its_mark_confirms_it() {
        // given
        String thing = "old-battery";
        try (OldDevice device = claimed(thing)) {
            device.report();
            awaitReadings(thing, 1);

            // when
            String command = scene.dispatch(thing, 4_000);

            // then
            awaitMessages(device, 1);
            assertThat(device.received().getFirst().getTopic()).hasToString("devices/" + thing + "/commands");
            assertThat(device.received().getFirst().getQos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
            assertThat(device.received().getFirst().isRetain()).isFalse();
            JsonNode row = device.commands(0).getFirst();
            assertThat(row.propertyNames())
                    .containsExactlyInAnyOrder("id", "flip_device_id", "created_at", "device_acked_at", "command_json");
            assertThat(row.get("id").asString()).isEqualTo(command);
            assertThat(row.get("flip_device_id").asString()).isEqualTo("device::" + thing);
            assertThat(row.get("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(row.get("device_acked_at").isNull()).isTrue();
            assertThat(new String(device.received().getFirst().getPayloadAsBytes(), StandardCharsets.UTF_8))
                    .as("Flip's words, character by character")
                    .contains("\"command_json\":" + sentByFlip(command));

            // when
            assertThat(device.process(device.commands(0))).hasSize(1);
            device.report();

            // then
            scene.awaitAtFlip(command, "OK");
            scene.awaitShown(command, "ACKED");
            awaitReadings(thing, 2);
            JsonNode reading = bridge.sandbox()
                    .get("/telemetry?limit=1&device_id=device::" + thing)
                    .ok()
                    .get(0)
                    .get("item");
            assertThat(reading.get("last_is_online").asBoolean()).isTrue();
            assertThat(reading.get("last_mode").asString()).isEqualTo("SELF_CONSUMPTION");
            assertThat(reading.get("battery_last_power_discharge_w").asInt()).isEqualTo(1_200);
            assertThat(reading.get("battery_total_energy_discharge_wh").asDouble())
                    .isEqualTo(1.67);
            assertThat(reading.get("last_is_grid_online").asBoolean()).isTrue();
        }
    }

    @Test
    void a_device_that_shows_an_older_mark_is_sent_the_same_again_until_it_confirms() {
        // given
        String thing = "forgets-once";
        try (OldDevice device = claimed(thing)) {
            String command = scene.dispatch(thing, 4_000);
            awaitMessages(device, 1);
            awaitPublished(command);

            // when
            bridge.time().advance(Duration.ofSeconds(10));
            device.report();

            // then
            awaitMessages(device, 2);
            assertThat(device.commands(1)).isEqualTo(device.commands(0));
            assertThat(scene.atFlip(command).get("device_status").asString()).isEqualTo("PENDING");

            // when
            assertThat(device.process(device.commands(0))).hasSize(1);
            assertThat(device.process(device.commands(1))).isEmpty();
            device.report();
            scene.awaitAtFlip(command, "OK");
            bridge.time().advance(Duration.ofMinutes(1));
            device.report();
            device.report(null);
            awaitReadings(thing, 4);
            String later = dispatchLater(thing, Duration.ofHours(6));

            // then
            awaitMessages(device, 3);
            assertThat(device.commands(2)).extracting(OldDeviceTest::id).containsExactly(later);
            assertThat(device.received()).hasSize(3);
        }
    }

    @Test
    void a_mark_confirms_what_is_stamped_up_to_it_and_nothing_after_it() {
        // given
        String thing = "one-by-one";
        try (OldDevice device = claimed(thing)) {
            String first = dispatchLater(thing, Duration.ofHours(3));
            awaitMessages(device, 1);
            String second = dispatchLater(thing, Duration.ofHours(6));
            awaitMessages(device, 2);
            List<JsonNode> both = device.commands(1);
            assertThat(both).extracting(OldDeviceTest::id).containsExactly(first, second);
            assertThat(stamp(both.get(0))).isBefore(stamp(both.get(1)));

            // when
            device.process(both.subList(0, 1));
            device.report();

            // then
            scene.awaitAtFlip(first, "OK");
            assertThat(scene.atFlip(second).get("device_status").asString()).isEqualTo("PENDING");

            // when
            device.process(both);
            device.report();

            // then
            scene.awaitAtFlip(second, "OK");
        }
    }

    @Test
    void a_canceled_command_comes_as_its_withdrawal() {
        // given
        String thing = "called-off";
        try (OldDevice device = claimed(thing)) {
            String command = scene.dispatch(thing, 4_000);
            awaitMessages(device, 1);
            device.process(device.commands(0));
            device.report();
            scene.awaitAtFlip(command, "OK");

            // when
            bridge.sandbox().post("/commands/" + command + "/cancel", Map.of()).ok();

            // then
            awaitMessages(device, 2);
            assertThat(device.commands(1)).extracting(OldDeviceTest::id).containsExactly(command);
            assertThat(stamp(device.commands(1).getFirst()))
                    .isAfter(stamp(device.commands(0).getFirst()));
            assertThat(scene.atFlip(command).get("device_status").asString()).isEqualTo("PENDING");

            // when
            List<JsonNode> processed = device.process(device.commands(1));
            device.report();

            // then
            assertThat(processed)
                    .extracting(flip -> flip.get("status").asString())
                    .containsExactly("CANCELED");
            scene.awaitAtFlip(command, "OK");
            scene.awaitShown(command, "WITHDRAWN");
        }
    }

    @Test
    void a_command_that_comes_while_the_device_is_away_waits_for_it_in_its_session() {
        // given
        String thing = "away-for-a-while";
        try (OldDevice device = claimed(thing)) {
            device.disconnect();
            String command = scene.dispatch(thing, 4_000);
            awaitPublished(command);

            // when
            device.reconnect();

            // then
            awaitMessages(device, 1);
            assertThat(device.process(device.commands(0))).hasSize(1);
            device.report();
            scene.awaitAtFlip(command, "OK");
        }
    }

    /** With an RSA key that AWS made, as the prototype's script provisions. */
    private static OldDevice claimed(String thing) {
        Path folder = bridge.provision(thing, KeyOrigin.AWS);
        bridge.claim(folder);
        return OldDevice.connect(folder);
    }

    private static String dispatchLater(String thing, Duration later) {
        return bridge.sandbox()
                .post(
                        "/dispatch",
                        Map.of(
                                "thing",
                                thing,
                                "mode",
                                "DISCHARGE",
                                "power_w",
                                4_000,
                                "duration_s",
                                3_600,
                                "starts_at",
                                bridge.time().instant().plus(later).toString()))
                .ok()
                .get("command_id")
                .asString();
    }

    private static String sentByFlip(String command) {
        String body = bridge.sandbox()
                .get("/commands/" + command)
                .ok()
                .get("webhooks")
                .get(0)
                .get("body")
                .asString();
        int start = body.indexOf("\"event_object\":") + "\"event_object\":".length();
        return body.substring(start, body.lastIndexOf(",\"timestamp\""));
    }

    private static void awaitMessages(OldDevice device, int count) {
        await().atMost(SOON).until(() -> device.received().size() >= count);
    }

    /** The device may have the message before the gateway has recorded when it was published. */
    private static void awaitPublished(String command) {
        await().atMost(SOON).until(() -> scene.steps(command).contains("CommandPublished"));
    }

    private static void awaitReadings(String thing, int count) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(scene.counts(thing)
                                        .path("distinct")
                                        .asInt()
                                + scene.counts(thing).path("without_key").asInt())
                        .isEqualTo(count));
    }

    private static String id(JsonNode row) {
        return row.get("id").asString();
    }

    private static Instant stamp(JsonNode row) {
        return Instant.parse(row.get("created_at").asString());
    }
}
