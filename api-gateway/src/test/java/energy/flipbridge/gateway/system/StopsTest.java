package energy.flipbridge.gateway.system;

import static energy.flipbridge.gateway.system.Scene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.device.Battery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Support stops batteries and lets them go on, through the whole system. */
@Tag("system")
class StopsTest {

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
    void a_stopped_battery_drops_what_runs_and_new_commands_fail_with_the_reason_until_it_is_resumed() {
        // given
        String thing = "smoking";
        try (Battery battery = scene.battery(scene.claimed(thing))) {
            String running = scene.dispatch(thing, 4_000);
            scene.awaitAtFlip(running, "OK");
            assertThat(battery.status().running()).contains(running);

            // when
            stops(Map.of("scope", "DEVICE", "subject", thing, "reason", "smoke"));

            // then
            await().atMost(SOON).until(() -> battery.status().schedule().isEmpty());
            scene.awaitShown(running, "WITHDRAWN");
            String barred = scene.dispatch(thing, 3_000);
            scene.awaitAtFlip(barred, "FAILED_FAULT");
            assertThat(scene.atFlip(barred).get("device_status_reason").asString())
                    .isEqualTo("the battery is stopped: smoke");
            assertThat(scene.device(thing).at("/stops/0/reason").asString()).isEqualTo("smoke");
            assertThat(bridge.api().get("/api/stops").body()).contains(thing);

            // when
            lifts(Map.of("scope", "DEVICE", "subject", thing, "reason", "it was steam"));

            // then
            String next = scene.dispatch(thing, 2_000);
            scene.awaitAtFlip(next, "OK");
            assertThat(battery.status().schedule())
                    .noneMatch(scheduled -> scheduled.id().equals(barred));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(scene.history(thing))
                            .contains("ControlStopped", "DeliveryBarred", "CommandGivenUp", "ControlResumed"));
        }
    }

    @Test
    void a_monitored_battery_ends_what_it_has_and_takes_nothing_new() {
        String thing = "watched";
        try (Battery battery = scene.battery(scene.claimed(thing))) {
            String running = scene.dispatch(thing, 4_000);
            scene.awaitAtFlip(running, "OK");

            stops(Map.of("scope", "DEVICE", "subject", thing, "mode", "MONITOR_ONLY", "reason", "a technician"));

            String later = scene.dispatch(thing, 3_000);
            scene.awaitAtFlip(later, "FAILED_FAULT");
            assertThat(scene.atFlip(later).get("device_status_reason").asString())
                    .isEqualTo("the battery is only monitored: a technician");
            assertThat(battery.status().running()).contains(running);
            lifts(Map.of("scope", "DEVICE", "subject", thing, "reason", "he has left"));
        }
    }

    @Test
    void the_fleet_is_stopped_with_batteries_that_come_while_it_is() {
        // given
        String before = "there-before";
        try (Battery battery = scene.battery(scene.claimed(before))) {
            String running = scene.dispatch(before, 4_000);
            scene.awaitAtFlip(running, "OK");

            // when
            stops(Map.of("scope", "FLEET", "reason", "a recall"));

            // then
            await().atMost(SOON).until(() -> battery.status().schedule().isEmpty());
            String newcomer = "comes-later";
            Path folder = scene.claimed(newcomer);
            Scene.Diary diary = Scene.Diary.empty();
            try (Battery later = scene.battery(folder, diary)) {
                String command = scene.dispatch(newcomer, 2_000);
                scene.awaitAtFlip(command, "FAILED_FAULT");
                assertThat(scene.atFlip(command).get("device_status_reason").asString())
                        .isEqualTo("all batteries are stopped: a recall");
                assertThat(diary.started()).isEmpty();

                // when
                lifts(Map.of("scope", "FLEET", "reason", "it is over"));

                // then
                await().atMost(SOON)
                        .until(() -> scene.device(newcomer).path("stops").isEmpty());
                scene.awaitAtFlip(scene.dispatch(newcomer, 2_000), "OK");
            }
        }
    }

    @Test
    void a_home_is_stopped_and_no_other() {
        String thing = "at-home";
        String other = "elsewhere";
        try (Battery _ = scene.battery(scene.claimed(thing));
                Battery _ = scene.battery(scene.claimed(other))) {
            String home = "site-for-device::" + thing;
            await().atMost(SOON)
                    .until(() ->
                            home.equals(scene.device(thing).path("flipSiteId").asString("")));

            stops(Map.of("scope", "HOME", "subject", home, "reason", "the meter is changed"));

            await().atMost(SOON).until(() -> !scene.device(thing).path("stops").isEmpty());
            scene.awaitAtFlip(scene.dispatch(thing, 2_000), "FAILED_FAULT");
            scene.awaitAtFlip(scene.dispatch(other, 2_000), "OK");
            lifts(Map.of("scope", "HOME", "subject", home, "reason", "it is done"));
            await().atMost(SOON).until(() -> scene.device(thing).path("stops").isEmpty());
        }
    }

    @Test
    void a_command_is_called_off_and_what_waits_is_sent_again_and_a_test_is_confirmed() {
        String thing = "looked-after";
        Path folder = scene.claimed(thing);
        String command = scene.dispatch(thing, 4_000, Duration.ofHours(2));
        await().atMost(SOON).until(() -> published(command) == 1);

        // when what waits is sent again
        bridge.api()
                .post("/api/devices/" + thing + "/resend", Map.of("reason", "it was off"))
                .ok();
        await().atMost(SOON).until(() -> published(command) == 2);

        // when it is called off before the battery was there
        bridge.api()
                .post("/api/commands/" + command + "/call-off", Map.of("reason", "a mistake"))
                .ok();
        scene.awaitAtFlip(command, "FAILED_FAULT");
        assertThat(scene.atFlip(command).get("device_status_reason").asString())
                .isEqualTo("called off by support: a mistake");
        Scene.Diary diary = Scene.Diary.empty();
        try (Battery battery = scene.battery(folder, diary)) {
            String test = bridge.api()
                    .post("/api/devices/" + thing + "/test", Map.of())
                    .ok()
                    .get("commandId")
                    .asString();

            // then
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(scene.steps(test)).contains("DeliveryConfirmed"));
            assertThat(bridge.api()
                            .get("/api/commands/" + test + "/timeline")
                            .ok()
                            .at("/turn/what")
                            .asString())
                    .isEqualTo("Nothing is left to do");
            assertThat(diary.started()).isEmpty();
            assertThat(battery.status().schedule()).isEmpty();
            assertThat(bridge.api()
                            .post("/api/devices/" + thing + "/resend", Map.of("reason", "again"))
                            .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void what_cannot_be_stopped_or_lifted_is_said() {
        scene.claimed("known");

        assertThat(status("/api/stops", Map.of("scope", "DEVICE", "subject", "nobody-knows", "reason", "x")))
                .isEqualTo(404);
        assertThat(status("/api/stops", Map.of("scope", "HOME", "subject", "no-home", "reason", "x")))
                .isEqualTo(404);
        assertThat(List.of(
                        status("/api/stops", Map.of("scope", "DEVICE", "subject", "known", "reason", " ")),
                        status("/api/stops", Map.of("scope", "DEVICE", "reason", "x")),
                        status("/api/stops", Map.of("scope", "FLEET", "subject", "known", "reason", "x")),
                        status("/api/stops", Map.of("scope", "FLEET", "mode", "MONITOR_ONLY", "reason", "x")),
                        status("/api/stops/lift", Map.of("scope", "FLEET", "subject", "known", "reason", "x"))))
                .containsOnly(400);
        assertThat(status("/api/stops/lift", Map.of("scope", "DEVICE", "subject", "known", "reason", "x")))
                .isEqualTo(409);
    }

    private static int status(String path, Map<String, String> body) {
        return bridge.api().post(path, body).status();
    }

    private static void stops(Map<String, String> body) {
        bridge.api().post("/api/stops", body).ok();
    }

    private static void lifts(Map<String, String> body) {
        bridge.api().post("/api/stops/lift", body).ok();
    }

    private static int published(String command) {
        return scene.shown(command)
                .path("steps")
                .valueStream()
                .filter(step -> step.get("event").asString().equals("CommandPublished"))
                .mapToInt(step -> step.get("times").asInt())
                .sum();
    }
}
