package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.device.Battery;
import energy.flipbridge.device.BatteryConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Real messages through the real parts, from the battery to Flip and back. */
@Tag("system")
class BridgeTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path data;

    private static Bridge bridge;

    @BeforeAll
    static void start() {
        bridge = Bridge.start(data);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void a_command_reaches_the_battery_and_its_acknowledgement_reaches_flip() throws Exception {
        // given
        Path folder = bridge.provision("garage-battery");
        bridge.claim(folder);
        try (Battery battery = Battery.start(BatteryConfig.of(folder).interval(Duration.ofMillis(500)))) {
            await().atMost(SOON).until(() -> telemetry("garage-battery").size() > 0);

            // when
            String command = dispatch("garage-battery");

            // then
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(deviceStatus(command))
                            .as(() -> story(command))
                            .isEqualTo("OK"));
            assertThat(battery.status().schedule())
                    .anyMatch(scheduled -> scheduled.id().equals(command));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(history("garage-battery"))
                            .contains(
                                    "Registered",
                                    "Commissioned",
                                    "CommandReceived",
                                    "DeliveryQueued",
                                    "CommandPublished",
                                    "DeliveryConfirmed",
                                    "CommandAcked",
                                    "OutcomeReported"));
        }
    }

    @Test
    void a_silent_battery_is_reported_offline_and_comes_back() throws Exception {
        // given
        Path folder = bridge.provision("quiet-battery");
        bridge.claim(folder);
        BatteryConfig config =
                BatteryConfig.of(folder).interval(Duration.ofMillis(500)).clock(bridge.time(), 1);
        try (Battery _ = Battery.start(config)) {
            await().atMost(SOON).until(() -> telemetry("quiet-battery").size() > 0);
        }

        // when
        bridge.time().advance(Duration.ofMinutes(6));

        // then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(history("quiet-battery")).contains("WentOffline"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(telemetry("quiet-battery").toString()).contains("\"last_is_online\":false"));

        // and when
        try (Battery _ = Battery.start(config)) {
            // then
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(history("quiet-battery")).contains("CameBack"));
        }
    }

    private static String dispatch(String thing) {
        return bridge.sandbox()
                .post("/dispatch", Map.of("thing", thing, "mode", "DISCHARGE", "power_w", 4_000, "duration_s", 3_600))
                .ok()
                .get("command_id")
                .asString();
    }

    private static String deviceStatus(String command) {
        return bridge.sandbox()
                .get("/commands/" + command)
                .ok()
                .at("/command/device_status")
                .asString();
    }

    private static String story(String command) {
        return bridge.api().get("/api/commands/" + command).body() + "\n"
                + history("garage-battery") + "\n"
                + bridge.sandbox().get("/commands/" + command).body();
    }

    private static JsonNode telemetry(String thing) {
        return bridge.sandbox()
                .get("/telemetry?limit=10&device_id=device::" + thing)
                .ok();
    }

    private static List<String> history(String thing) {
        return bridge.api()
                .get("/api/devices/" + thing + "/history?limit=100")
                .ok()
                .get("items")
                .valueStream()
                .map(entry -> entry.get("event").asString())
                .toList();
    }
}
