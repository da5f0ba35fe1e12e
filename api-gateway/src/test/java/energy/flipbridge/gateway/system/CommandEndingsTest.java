package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.device.Battery;
import energy.flipbridge.device.BatteryConfig;
import energy.flipbridge.device.schedule.ScheduledCommand;
import energy.flipbridge.domain.protocol.Timestamps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How commands end, through the real parts, with a clock that can be advanced. */
@Tag("system")
class CommandEndingsTest {

    private static final Duration SOON = Duration.ofSeconds(45);

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
    void a_canceled_command_is_dropped_by_the_battery_and_acknowledged_again() throws IOException {
        // given
        try (Battery battery = battery("canceled-battery")) {
            String command = dispatch("canceled-battery", Duration.ofHours(1), 4_000);
            awaitDeviceStatus(command, "OK");
            awaitScheduled(battery, List.of(command));

            // when
            bridge.sandbox().post("/commands/" + command + "/cancel", Map.of()).ok();

            // then
            awaitScheduled(battery, List.of());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(history("canceled-battery"))
                            .containsSubsequence("CommandAcked", "CommandWithdrawn", "CommandAcked"));
            awaitDeviceStatus(command, "OK");
        }
    }

    @Test
    void a_command_that_the_homeowner_opted_out_of_is_dropped() throws IOException {
        // given
        try (Battery battery = battery("opted-out-battery")) {
            String command = dispatch("opted-out-battery", Duration.ofHours(1), 4_000);
            awaitScheduled(battery, List.of(command));

            // when
            bridge.sandbox().post("/commands/" + command + "/opt-out", Map.of()).ok();

            // then
            awaitScheduled(battery, List.of());
            awaitDeviceStatus(command, "OK");
            assertThat(sandbox(command).at("/command/status").asString()).isEqualTo("OPT_OUT");
        }
    }

    @Test
    void a_newer_command_that_overlaps_takes_the_place_of_the_older_one() throws IOException {
        // given
        try (Battery battery = battery("twice-asked-battery")) {
            String older = dispatch("twice-asked-battery", Duration.ofHours(1), 4_000);
            awaitScheduled(battery, List.of(older));

            // when
            String newer = dispatch("twice-asked-battery", Duration.ofHours(1), 2_000);

            // then
            awaitDeviceStatus(newer, "OK");
            awaitScheduled(battery, List.of(newer));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(history("twice-asked-battery"))
                            .contains("DeliverySuperseded", "CommandWithdrawn", "WithdrawalConfirmed"));
        }
    }

    @Test
    void a_command_whose_battery_stays_silent_fails_in_time_and_never_runs() throws IOException {
        // given
        Path folder = bridge.provision("silent-battery");
        bridge.claim(folder);
        String command = dispatch("silent-battery", Duration.ofHours(2), 4_000);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(history("silent-battery")).contains("CommandPublished"));

        // when
        bridge.time().advance(Duration.ofMinutes(14).plusSeconds(5));

        // then
        awaitDeviceStatus(command, "FAILED_OFFLINE");
        assertThat(sandbox(command).at("/command/device_status_reason").asString())
                .contains("did not confirm");

        // and when
        try (Battery battery = start(folder)) {
            // then
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(history("silent-battery")).contains("WithdrawalConfirmed"));
            assertThat(battery.status().schedule()).isEmpty();
            assertThat(battery.status().running()).isEmpty();
        }
    }

    @Test
    void a_command_for_an_unknown_thing_is_kept_and_delivered_when_the_thing_appears() throws IOException {
        // given
        String command = "c0ffee00-0000-4000-8000-00000000cafe";
        String now = Timestamps.format(bridge.time().instant());
        String later = Timestamps.format(bridge.time().instant().plus(Duration.ofHours(1)));
        Map<String, Object> order = new HashMap<>();
        order.put("id", command);
        order.put("device_id", "device::late-battery");
        order.put("starts_at", now);
        order.put("ends_at", later);
        order.put("battery_commands", Map.of("mode", "DISCHARGE", "power_mode", "SETPOINT", "setpoint_w", 3_000));
        order.put("status", "OK");
        order.put("created_at", now);
        order.put("updated_at", now);

        // when
        bridge.sandbox()
                .post("/webhooks/send", Map.of("event_type", "command.created", "event_object", order))
                .ok();

        // then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                bridge.api().get("/api/commands/" + command).status())
                        .isEqualTo(200));
        assertThat(bridge.api().get("/api/devices/late-battery").status()).isEqualTo(200);

        // and when
        try (Battery battery = start(bridge.provision("late-battery"))) {
            // then
            awaitScheduled(battery, List.of(command));
        }
    }

    private static Battery battery(String thing) throws IOException {
        Path folder = bridge.provision(thing);
        bridge.claim(folder);
        return start(folder);
    }

    private static Battery start(Path folder) throws IOException {
        return Battery.start(
                BatteryConfig.of(folder).interval(Duration.ofMillis(500)).clock(bridge.time(), 1));
    }

    private static String dispatch(String thing, Duration length, int power) {
        return bridge.sandbox()
                .post(
                        "/dispatch",
                        Map.of("thing", thing, "mode", "DISCHARGE", "power_w", power, "duration_s", length.toSeconds()))
                .ok()
                .get("command_id")
                .asString();
    }

    private static JsonNode sandbox(String command) {
        return bridge.sandbox().get("/commands/" + command).ok();
    }

    private static void awaitDeviceStatus(String command, String status) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                sandbox(command).at("/command/device_status").asString())
                        .as(() -> sandbox(command).toString())
                        .isEqualTo(status));
    }

    private static void awaitScheduled(Battery battery, List<String> commands) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(battery.status().schedule().stream()
                                .map(ScheduledCommand::id)
                                .toList())
                        .as(() -> history(battery.thing()).toString())
                        .isEqualTo(commands));
    }

    /** The names of the events, oldest first. */
    private static List<String> history(String thing) {
        List<String> newestFirst = bridge.api()
                .get("/api/devices/" + thing + "/history?limit=100")
                .ok()
                .get("items")
                .valueStream()
                .map(entry -> entry.get("event").asString())
                .toList();
        return newestFirst.reversed();
    }
}
