package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.device.Battery;
import energy.flipbridge.gateway.system.Scene.Diary;
import energy.flipbridge.provisioning.artifacts.Nameplate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From the link on the battery to an enrolled home, and what the homeowner sees and decides then. */
@Tag("system")
class HomeownersTest {

    private static final String PEAK_REWARDS = "70c1146b-0000-4000-8000-000000000001";
    private static final String TERMS = "2025-01-01";
    private static final Nameplate NAMEPLATE = new Nameplate(
            Optional.of("Söhne & Co, \"Cells\""),
            Optional.of("Cell 10"),
            Optional.of("AC-porch"),
            Optional.of(13_500L),
            Optional.of(5_000L),
            Optional.of(7_000L));

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
    void a_homeowner_brings_a_battery_into_a_programme_and_has_a_say_in_its_events() {
        // given
        Homeowner ada = bridge.homeowner("ada@example.org");
        Path folder = bridge.provision("porch");
        bridge.label("porch", NAMEPLATE);
        Diary diary = Diary.empty();
        try (Battery battery = scene.battery(folder, diary)) {
            await().atMost(Scene.SOON).until(() -> scene.device("porch").has("reading"));

            // when
            JsonNode known = ada.browser()
                    .post("/api/registrations/check", ada.token(folder))
                    .ok();
            String site = ada.register(ada.token(folder), "AC-porch");
            ada.awaitBattery(site, "COMMISSIONED");
            ada.enrol(site, PEAK_REWARDS, TERMS).ok();
            ada.awaitEnrolment(site, "PENDING");
            approve(ada, site);

            // then
            assertThat(known.at("/battery/manufacturerName").asString()).isEqualTo("Söhne & Co, \"Cells\"");
            assertThat(known.at("/battery/batteryPowerOutputW").asInt()).isEqualTo(7_000);
            ada.awaitEnrolment(site, "ACTIVE");
            await().atMost(Scene.SOON)
                    .untilAsserted(() -> assertThat(
                                    ada.get(site, "").at("/batteries/0/now").isObject())
                            .isTrue());
            Instant since =
                    Instant.parse(scene.device("porch").path("registeredAt").asString());
            assertThat(ada.get(site, "/batteries/porch/telemetry?resolution=raw")
                            .path("items"))
                    .isNotEmpty()
                    .allSatisfy(point -> assertThat(
                                    Instant.parse(point.path("startTime").asString()))
                            .isAfterOrEqualTo(since));

            // and when
            String command = scene.dispatch("porch", 4_000);

            // then
            await().atMost(Scene.SOON).untilAsserted(() -> {
                JsonNode event = ada.get(site, "/events?status=active").at("/items/0");
                assertThat(event.at("/commands/0/commandId").asString()).isEqualTo(command);
                assertThat(event.at("/commands/0/status").asString()).isEqualTo("ACKED");
                assertThat(event.at("/commands/0/acknowledgedAt").isString()).isTrue();
            });
            await().atMost(Scene.SOON).until(() -> diary.started().contains(command));

            // and when
            String event = ada.get(site, "/events").at("/items/0/eventId").asString();
            ada.browser()
                    .patch("/api/homes/" + Homeowner.encoded(site) + "/events/" + event, Map.of("participating", false))
                    .ok();

            // then
            scene.awaitShown(command, "WITHDRAWN");
            await().atMost(Scene.SOON)
                    .until(() -> battery.status().schedule().stream()
                            .noneMatch(scheduled -> scheduled.id().equals(command)));
            assertThat(kinds(ada, site))
                    .containsSubsequence(
                            "OPTED_OUT", "COMMAND_CONFIRMED", "COMMAND_RECEIVED", "COMMISSIONED", "REGISTERED")
                    .contains("EVENT_ANNOUNCED", "COMMAND_WITHDRAWN")
                    .containsOnlyOnce("COMMAND_CONFIRMED", "WITHDRAWAL_CONFIRMED");
        }
    }

    @Test
    void a_gateway_that_goes_down_in_between_ends_in_one_site_and_one_enrolment() {
        // given
        Homeowner bob = bridge.homeowner("bob@example.org");
        Path folder = bridge.provision("cellar");
        bridge.sandbox().post("/faults", Map.of("fail_next", 2)).ok();

        // when: asked twice, and down before Flip took it
        Map<String, Object> link = bob.link(folder);
        String site = bob.register(link, "AC-cellar");
        assertThat(bob.register(link, "AC-cellar")).isEqualTo(site);
        bridge.restartGateway();

        // then
        bob.awaitBattery(site, "COMMISSIONED");

        // when: down right after it was asked for, and asked for again
        bridge.sandbox().post("/faults", Map.of("fail_next", 1)).ok();
        bob.enrol(site, PEAK_REWARDS, TERMS);
        bridge.restartGateway();
        bob.enrol(site, PEAK_REWARDS, TERMS).ok();

        // then
        bob.awaitEnrolment(site, "PENDING");
        bridge.restartGateway(() -> approveMeanwhile(site));
        bob.awaitEnrolment(site, "ACTIVE");
        assertThat(bob.register(bob.link(folder), "AC-cellar")).isEqualTo(site);
        assertThat(bridge.sandbox()
                        .get("/sites?limit=100")
                        .ok()
                        .valueStream()
                        .map(at -> at.path("id").asString()))
                .containsOnlyOnce(site)
                .noneMatch(id -> id.startsWith(site + "::"));
        assertThat(bridge.sandbox()
                        .get("/enrollments?site_id=" + Homeowner.encoded(site))
                        .ok())
                .hasSize(1);
        assertThat(bob.browser().get("/api/homes").ok().path("homes")).hasSize(1);
        assertThat(kinds(bob, site)).containsOnlyOnce("COMMISSIONED", "CONSENT_GIVEN");
    }

    @Test
    void the_next_owner_sees_nothing_of_the_formers_history() {
        // given
        Homeowner former = bridge.homeowner("cleo@example.org");
        Homeowner next = bridge.homeowner("dan@example.org");
        Path folder = bridge.provision("attic");
        try (Battery _ = scene.battery(folder)) {
            await().atMost(Scene.SOON).until(() -> scene.device("attic").has("reading"));
            String old = former.register(former.link(folder), "AC-attic");
            former.awaitBattery(old, "COMMISSIONED");
            String command = scene.dispatch("attic", 3_000);
            scene.awaitShown(command, "ACKED");

            // when
            former.browser()
                    .delete("/api/homes/" + Homeowner.encoded(old) + "/batteries/attic")
                    .ok();
            await().atMost(Scene.SOON)
                    .until(() -> former.get(old, "").path("batteries").isEmpty());
            await().atMost(Scene.SOON)
                    .until(() -> !scene.device("attic").path("registered").asBoolean(true));
            String home = next.register(next.link(folder), "AC-attic");
            next.awaitBattery(home, "COMMISSIONED");

            // then
            assertThat(home).isNotEqualTo(old);
            Instant since =
                    Instant.parse(scene.device("attic").path("registeredAt").asString());
            await().atMost(Scene.SOON)
                    .until(() -> !next.get(home, "/batteries/attic/telemetry?resolution=raw")
                            .path("items")
                            .isEmpty());
            for (String resolution : List.of("raw", "minute", "hour", "day")) {
                assertThat(next.get(home, "/batteries/attic/telemetry?resolution=" + resolution)
                                .path("items"))
                        .allSatisfy(point -> assertThat(
                                        Instant.parse(point.path("startTime").asString()))
                                .isAfterOrEqualTo(since));
            }
            assertThat(kinds(next, home)).contains("REGISTERED").doesNotContain("COMMAND_RECEIVED", "EVENT_ANNOUNCED");
            assertThat(next.get(home, "/events").path("items")).isEmpty();
            assertThat(former.browser()
                            .get("/api/homes/" + Homeowner.encoded(old) + "/batteries/attic/telemetry")
                            .status())
                    .isEqualTo(404);
            assertThat(kinds(former, old)).doesNotContain("COMMAND_RECEIVED", "REGISTERED");
            assertThat(scene.shown(command).path("status").asString()).isIn("WITHDRAWN", "WITHDRAWING");
        }
    }

    private static void approve(Homeowner homeowner, String site) {
        approveMeanwhile(site);
        assertThat(homeowner.get(site, "").path("enrolments")).hasSize(1);
    }

    private static void approveMeanwhile(String site) {
        String id = bridge.sandbox()
                .get("/enrollments?site_id=" + Homeowner.encoded(site))
                .ok()
                .at("/0/id")
                .asString();
        bridge.sandbox().post("/enrollments/" + id + "/approve", Map.of()).ok();
    }

    private static List<String> kinds(Homeowner homeowner, String site) {
        return homeowner
                .get(site, "/story?limit=200")
                .path("items")
                .valueStream()
                .map(entry -> entry.path("kind").asString())
                .toList();
    }
}
