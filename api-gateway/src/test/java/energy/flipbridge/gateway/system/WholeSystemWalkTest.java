package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.device.Battery;
import energy.flipbridge.gateway.browser.Chromium;
import energy.flipbridge.gateway.browser.Person;
import energy.flipbridge.gateway.browser.Person.Screen;
import energy.flipbridge.gateway.browser.Walk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The homeowner's whole way in a browser, with a battery, a mailbox and Flip's side, nothing of it made up. */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeSystemWalkTest {

    private Chromium chromium;
    private Bridge bridge;
    private Scene scene;

    @BeforeAll
    void start(@TempDir Path data) {
        chromium = Chromium.start();
        bridge = Bridge.start(data);
        scene = new Scene(bridge);
    }

    @AfterAll
    void stop() {
        if (bridge != null) {
            bridge.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void on_a_phone_with_the_batterys_first_kind_of_link_and_the_code_into_an_event_that_runs() {
        Path folder = bridge.provision("porch");
        try (Battery battery = scene.battery(folder);
                Person person = new Person(chromium, bridge.url(), Screen.PHONE, "en-US")) {
            Walk walk = new Walk(person, "system-phone");
            walk.asksForACode(Homeowner.registrationPath(folder), "ada@example.org");
            walk.signsInWithTheCode(bridge.mailedCode("ada@example.org"));
            goesOn(walk, person, battery, "porch", Duration.ZERO);
        }
    }

    @Test
    void at_a_desk_with_the_newer_link_and_the_mails_link_into_an_event_to_come() {
        Path folder = bridge.provision("cellar");
        try (Battery battery = scene.battery(folder);
                Person person = new Person(chromium, bridge.url(), Screen.DESKTOP, "en-US")) {
            Walk walk = new Walk(person, "system-desktop");
            walk.asksForACode(Homeowner.registrationPath(folder, "--jws"), "bob@example.org");
            walk.signsInWithTheLink(bridge.mailedLink("bob@example.org"));
            goesOn(walk, person, battery, "cellar", Duration.ofHours(1));
        }
    }

    @Test
    void in_a_hurry() {
        Path folder = bridge.provision("attic");
        try (Battery _ = scene.battery(folder);
                Person person = new Person(chromium, bridge.url(), Screen.PHONE, "en-US")) {
            await().atMost(Scene.SOON).until(() -> scene.device("attic").has("reading"));
            Walk walk = Walk.hurried(person);
            String url = Homeowner.registrationPath(folder);
            Stopwatch watch = new Stopwatch();
            walk.asksForACode(url, "cleo@example.org");
            watch.lap("the code is asked for");
            String code = bridge.mailedCode("cleo@example.org");
            watch.lap("the mail is there");
            walk.signsInWithTheCode(code);
            watch.lap("signed in");
            walk.registers("attic");
            watch.lap("registered");
            walk.seesTheBatteryWorking();
            watch.lap("commissioned");
            walk.joinsAProgramme();
            watch.lap("the page says that the enrolment is asked for");
            approve("attic");
            watch.lap("approved at Flip");
            walk.seesTheProgrammeActive();
            watch.lap("the page says that it is active");
            System.out.println(watch);
            person.hasNoComplaints();
        }
    }

    private void goesOn(Walk walk, Person person, Battery battery, String thing, Duration ahead) {
        bridge.sandbox().post("/faults", Map.of("fail_next", 1_000)).ok();
        walk.registers(thing);
        person.page().evaluate("() => { window.isStillTheSame = true; }");
        walk.seesTheBatteryBeingRegistered();
        bridge.sandbox().delete("/faults").ok();
        walk.seesTheBatteryWorking();
        walk.joinsAProgramme();
        approve(thing);
        walk.seesTheProgrammeActive();
        String command = dispatch(thing, ahead);
        walk.sitsTheEventOut();
        scene.awaitAtFlip(command, "OK");
        assertThat(scene.atFlip(command).path("status").asString()).isEqualTo("OPT_OUT");
        await().atMost(Scene.SOON)
                .untilAsserted(() -> assertThat(battery.status().schedule())
                        .noneMatch(scheduled -> scheduled.id().equals(command)));
        walk.readsTheStory();
        assertThat(person.page().evaluate("() => window.isStillTheSame"))
                .as("the page was never loaded anew")
                .isEqualTo(true);
        walk.signsOut();
        person.hasNoComplaints();
    }

    private String dispatch(String thing, Duration ahead) {
        Map<String, Object> order =
                new HashMap<>(Map.of("thing", thing, "mode", "DISCHARGE", "power_w", 4_000, "duration_s", 2 * 60 * 60));
        if (ahead.isPositive()) {
            Instant startsAt = bridge.time().instant().plus(ahead);
            order.put("starts_at", startsAt.toString());
        }
        return bridge.sandbox().post("/dispatch", order).ok().path("command_id").asString();
    }

    private void approve(String thing) {
        String site = Homeowner.encoded("site-for-device::" + thing);
        await().atMost(Scene.SOON).until(() -> !enrolments(site).isEmpty());
        String enrolment = enrolments(site).at("/0/id").asString();
        bridge.sandbox()
                .post("/enrollments/" + enrolment + "/approve", Map.of())
                .ok();
    }

    private JsonNode enrolments(String site) {
        return bridge.sandbox().get("/enrollments?site_id=" + site).ok();
    }

    private static final class Stopwatch {

        private final long start = System.nanoTime();
        private final StringBuilder laps = new StringBuilder("From opening the battery's link, typing aside:");

        void lap(String name) {
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            laps.append("%n%,8d ms  %s".formatted(millis, name));
        }

        @Override
        public String toString() {
            return laps.toString();
        }
    }
}
