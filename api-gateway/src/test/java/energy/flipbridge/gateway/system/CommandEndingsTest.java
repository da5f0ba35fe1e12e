package energy.flipbridge.gateway.system;

import static energy.flipbridge.gateway.system.Scene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.device.Battery;
import energy.flipbridge.domain.protocol.CommandResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** All the ways in which a command ends, as Flip, the battery and support see them. */
@Tag("system")
class CommandEndingsTest {

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

    @ParameterizedTest
    @CsvSource({"cancel, CANCELED", "opt-out, OPT_OUT"})
    void an_acknowledged_command_that_is_called_off_is_dropped_by_the_battery(String action, String status) {
        // given
        String thing = "called-off-by-" + action;
        try (Battery battery = scene.battery(scene.claimed(thing))) {
            String command = scene.dispatch(thing, 4_000);
            scene.awaitAtFlip(command, "OK");
            assertThat(battery.status().running()).contains(command);

            // when
            bridge.sandbox()
                    .post("/commands/" + command + "/" + action, Map.of())
                    .ok();

            // then
            scene.awaitAtFlip(command, "OK");
            assertThat(scene.atFlip(command).get("status").asString()).isEqualTo(status);
            assertThat(battery.status().schedule()).isEmpty();
            assertThat(battery.status().running()).isEmpty();
            scene.awaitShown(command, "WITHDRAWN");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(scene.history(thing))
                            .contains("CommandWithdrawn")
                            .areExactly(2, new Condition<>("CommandAcked"::equals, "an acknowledgement")));
        }
    }

    @Test
    void a_silent_battery_s_command_fails_before_flip_s_patience_ends_and_never_runs() {
        // given
        String thing = "silent-battery";
        Path folder = scene.claimed(thing);
        String command = scene.dispatch(thing, 4_000, Duration.ofHours(2));
        await().atMost(SOON).until(() -> scene.steps(command).contains("CommandPublished"));

        // when
        bridge.time().advance(Duration.ofMinutes(14).plusSeconds(5));

        // then
        scene.awaitAtFlip(command, "FAILED_OFFLINE");
        assertThat(scene.atFlip(command).get("device_status_reason").asString())
                .isEqualTo("the battery did not confirm in time");
        scene.awaitShown(command, "FAILED");
        assertThat(scene.steps(command)).contains("CommandFailed", "OutcomeReported");

        // when
        Scene.Diary diary = Scene.Diary.empty();
        try (Battery battery = scene.battery(folder, diary)) {
            // then
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(scene.steps(command))
                            .as(() -> scene.story(command))
                            .contains("WithdrawalConfirmed"));
            assertThat(battery.status().results())
                    .extracting(CommandResult::commandId, CommandResult::outcome)
                    .containsExactly(tuple(command, CommandResult.Outcome.ACCEPTED));
            assertThat(battery.status().schedule()).isEmpty();
            assertThat(diary.started()).isEmpty();
            assertThat(scene.atFlip(command).get("device_status").asString()).isEqualTo("FAILED_OFFLINE");
        }
    }

    @Test
    void an_overlapping_newer_command_takes_the_place_of_one_that_runs() {
        // given
        String thing = "runs-the-newer";
        try (Battery battery = scene.battery(scene.claimed(thing))) {
            String older = scene.dispatch(thing, 2_000);
            scene.awaitAtFlip(older, "OK");

            // when
            String newer = scene.dispatch(thing, 4_000);

            // then
            scene.awaitAtFlip(newer, "OK");
            scene.awaitShown(older, "SUPERSEDED");
            await().atMost(SOON).until(() -> battery.status().schedule().size() == 1);
            assertThat(battery.status().running()).contains(newer);
            assertThat(scene.atFlip(older).get("device_status").asString()).isEqualTo("OK");
        }
    }

    @Test
    void flip_is_told_of_a_command_that_was_replaced_before_the_battery_confirmed_it() {
        // given
        String thing = "misses-the-older";
        Path folder = scene.claimed(thing);
        String older = scene.dispatch(thing, 2_000);
        await().atMost(SOON).until(() -> scene.steps(older).contains("CommandPublished"));

        // when
        String newer = scene.dispatch(thing, 4_000);

        // then
        scene.awaitAtFlip(older, "FAILED_FAULT");
        assertThat(scene.atFlip(older).get("device_status_reason").asString())
                .isEqualTo("replaced by the newer command " + newer);

        // when
        Scene.Diary diary = Scene.Diary.empty();
        try (Battery battery = scene.battery(folder, diary)) {
            // then
            scene.awaitAtFlip(newer, "OK");
            await().atMost(SOON).until(() -> battery.status().running().isPresent());
            assertThat(diary.started()).containsExactly(newer);
            scene.awaitShown(older, "SUPERSEDED");
        }
    }

    @Test
    void a_command_for_an_unknown_thing_waits_for_it() {
        // given
        String thing = "not-yet-there";
        commissionAtFlip(thing);

        // when
        String command = scene.dispatch(thing, 4_000);

        // then
        await().atMost(SOON)
                .until(() -> scene.shown(command).path("thing").asString("").equals(thing));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                scene.device(thing).path("pendingCount").asInt(0))
                        .isEqualTo(1));
        assertThat(scene.device(thing).get("registered").asBoolean()).isFalse();

        // when
        try (Battery battery = scene.battery(bridge.provision(thing))) {
            // then
            scene.awaitAtFlip(command, "OK");
            assertThat(battery.status().running()).contains(command);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(
                                    scene.device(thing).get("pendingCount").asInt())
                            .isZero());
        }
    }

    @Test
    void flip_is_told_why_a_battery_refuses() {
        // given
        String thing = "refuses";
        try (Battery battery = scene.battery(scene.claimed(thing))) {
            String command = scene.dispatch(thing, 4_000);
            scene.awaitAtFlip(command, "OK");
            ObjectNode impossible = scene.copy(command, Duration.ofSeconds(5));
            ((ObjectNode) impossible.get("battery_commands")).put("mode", "LEVITATE");

            // when
            scene.announce("command.updated", impossible);

            // then
            scene.awaitAtFlip(command, "FAILED_FAULT");
            assertThat(scene.atFlip(command).get("device_status_reason").asString())
                    .startsWith("mode must be one of");
            assertThat(battery.status().schedule()).isEmpty();
            scene.awaitShown(command, "REJECTED");
            assertThat(scene.steps(command)).contains("CommandRejected");
        }
    }

    @Test
    void an_older_webhook_that_comes_late_changes_nothing() {
        // given
        String thing = "knows-better";
        try (Battery battery = scene.battery(scene.claimed(thing))) {
            String command = scene.dispatch(thing, 4_000);
            scene.awaitAtFlip(command, "OK");
            scene.awaitShown(command, "ACKED");
            List<CommandResult> before = battery.status().results();
            ObjectNode older = scene.copy(command, Duration.ofHours(-1));
            ((ObjectNode) older.get("battery_commands")).put("setpoint_w", 1_000);
            older.put("status", "CANCELED");

            // when
            scene.announce("command.updated", older);

            // then
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(scene.steps(command)).contains("CommandNoted"));
            scene.awaitShown(command, "ACKED");
            assertThat(scene.shown(command).get("version").asInt()).isEqualTo(1);
            assertThat(scene.shown(command).get("setpointW").asInt()).isEqualTo(4_000);
            assertThat(scene.atFlip(command).get("device_status").asString()).isEqualTo("OK");
            assertThat(battery.status().results()).isEqualTo(before);
            assertThat(battery.status().running()).contains(command);
        }
    }

    /** As somebody who commissioned the battery past the bridge. */
    private static void commissionAtFlip(String thing) {
        String key = bridge.gateway().getEnvironment().getRequiredProperty("flipbridge.flip.api-key");
        Json flip = new Json(bridge.cloud().addresses().flipUrl(), Map.of("Authorization", "Bearer " + key));
        String site = "site-for-device::" + thing;
        Map<String, Object> home = Map.of(
                "id", site,
                "first_name", "Ada",
                "last_name", "Byron",
                "email", "ada@example.org",
                "state_code", "CA",
                "city", "Oakland",
                "zip_code", "88801",
                "street_address", "9 Grand Ave");
        Map<String, Object> battery = Map.of(
                "id",
                "device::" + thing,
                "site_id",
                site,
                "manufacturer_name",
                "Acme",
                "product_name",
                "Cell 10",
                "serial_number",
                "AC-" + thing,
                "type",
                "BATTERY",
                "attributes",
                Map.of(
                        "battery_capacity_wh", 13_500,
                        "battery_power_input_w", 5_000,
                        "battery_power_output_w", 5_000),
                "configuration",
                Map.of("reserve_percentage", 20),
                "install_date",
                "2026-01-01T00:00:00.000Z");
        flip.post("/v1/commission", Map.of("site", home, "devices", List.of(battery), "can_auto_enroll", true))
                .ok();
    }
}
