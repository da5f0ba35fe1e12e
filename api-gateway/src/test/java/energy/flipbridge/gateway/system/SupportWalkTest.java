package energy.flipbridge.gateway.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions;
import energy.flipbridge.device.Battery;
import energy.flipbridge.gateway.browser.Chromium;
import energy.flipbridge.gateway.browser.Person;
import energy.flipbridge.gateway.browser.Person.Screen;
import energy.flipbridge.gateway.browser.SupportWalk;
import energy.flipbridge.gateway.settings.TelemetrySettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.JsonNode;

/** Staff at work in the console, with batteries, a mailbox and Flip's side, nothing of it made up. */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupportWalkTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(Scene.SOON.toMillis());

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
    void a_late_command_is_followed_to_flips_webhook_and_the_page_sees_the_battery_confirm_it() {
        Path folder = scene.claimed("silent-cellar");
        scene.claimed("garage");
        String command = scene.dispatch("silent-cellar", 4_000);
        scene.awaitShown(command, "PUBLISHED");
        try (Person person = new Person(chromium, bridge.url(), Screen.DESKTOP, "en-US")) {
            SupportWalk walk = new SupportWalk(person, "system-support");
            walk.signsIn(Bridge.DESK, () -> bridge.mailedCode(Bridge.DESK));
            walk.findsTheBattery("CELLAR", "silent-cellar");
            walk.opensTheLateCommand(command);
            assertThat(person.text("Never heard")).isVisible();
            walk.followsItToItsCause("silent-cellar");
            walk.goesBackInTime();

            walk.searchesFor(command);
            assertThat(person.heading("Step by step")).isVisible();
            person.page().evaluate("() => { window.isStillTheSame = true; }");
            try (Battery _ = scene.battery(folder)) {
                assertThat(person.text("Acknowledged")).isVisible(SOON);
                assertThat(person.text("Settled")).isVisible(SOON);
                assertThat(person.text("Met, with")).isVisible();
            }
            assertThat(person.page().evaluate("() => window.isStillTheSame")).isEqualTo(true);
            walk.picture("09-confirmed");
            assertThat(scene.history("silent-cellar")).contains("RecordsRead");
            walk.replays("devices", "To see that it holds the same");
        }
    }

    @Test
    void a_refused_reading_is_retried_once_flip_takes_it_and_a_wrong_message_is_discarded_with_a_reason() {
        Path folder = scene.claimed("poisoned");
        faults(true);
        try (Battery _ = scene.battery(folder)) {
            await().atMost(Scene.SOON).until(() -> !parked("reading", "parked").isEmpty());
        }
        var sqs = bridge.gateway().getBean(SqsAsyncClient.class);
        String queue =
                bridge.gateway().getBean(TelemetrySettings.class).queueUrl().toString();
        sqs.sendMessage(request ->
                        request.queueUrl(queue).messageBody("{\"mqtt_topic\":\"elsewhere\",\"telemetry\":{}}"))
                .join();
        await().atMost(Scene.SOON).until(() -> !parked("message", "parked").isEmpty());
        JsonNode message = parked("message", "parked").get(0);
        try (Person person = new Person(chromium, bridge.url(), Screen.PHONE, "en-US")) {
            SupportWalk walk = new SupportWalk(person, "system-parked");
            walk.signsIn(Bridge.LAB, () -> bridge.mailedCode(Bridge.LAB));
            walk.opensWhatIsParked();
            String reading = parked("reading", "parked").get(0).path("subject").asString();
            faults(0);
            walk.retries(reading);
            assertThat(person.text("Sent on its way again: " + reading)).isVisible(SOON);

            walk.reads(message.path("subject").asString(), "Who sends this?");
            walk.discards(message.path("subject").asString(), "Not from a battery of ours");
        }
        JsonNode decision = parked("message", "discarded").get(0).path("decision");
        assertThat(decision.path("by").asString()).isEqualTo("support:lab");
        assertThat(decision.path("reason").asString()).isEqualTo("Not from a battery of ours");
        assertThat(parked("reading", "retried").get(0).at("/decision/by").asString())
                .isEqualTo("support:lab");
        await().atMost(Scene.SOON)
                .untilAsserted(
                        () -> assertThat(scene.counts("poisoned").path("items").asInt(0))
                                .isPositive());
    }

    private void faults(Object count) {
        bridge.sandbox()
                .post("/faults", Map.of("telemetry_refuse_next", count, "refuse_device", "device::poisoned"))
                .ok();
    }

    private JsonNode parked(String kind, String state) {
        return bridge.api()
                .get("/api/parked?kind=" + kind + "&state=" + state)
                .ok()
                .path("items");
    }
}
