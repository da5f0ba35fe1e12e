package energy.flipbridge.gateway.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.device.Battery;
import energy.flipbridge.gateway.browser.Chromium;
import energy.flipbridge.gateway.browser.Person;
import energy.flipbridge.gateway.browser.Person.Screen;
import energy.flipbridge.gateway.browser.Walk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two tabs of one browser, double clicks and the back button, with the real gateway and Flip's sandbox. */
@Tag("system")
class TabsTest {

    private static final String SITE = Homeowner.encoded("site-for-device::loft");

    private Chromium chromium;
    private Bridge bridge;

    @BeforeEach
    void start(@TempDir Path data) {
        chromium = Chromium.start();
        bridge = Bridge.start(data);
    }

    @AfterEach
    void stop() {
        if (bridge != null) {
            bridge.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void make_one_home_and_one_enrolment_and_lose_no_change() {
        // given
        Path folder = bridge.provision("loft");
        String path = Homeowner.registrationPath(folder);
        try (Battery _ = new Scene(bridge).battery(folder);
                Person left = new Person(chromium, bridge.url(), Screen.DESKTOP, "en-US")) {
            Person right = left.inAnotherTab();
            Walk onTheLeft = Walk.hurried(left);
            Walk onTheRight = Walk.hurried(right);
            onTheLeft.asksForACode(path, "eve@example.org");
            onTheLeft.signsInWithTheCode(bridge.mailedCode("eve@example.org"));
            onTheLeft.fillsInTheRegistration("loft");
            right.open(path);
            onTheRight.fillsInTheRegistration("loft");

            // when
            clickTwice(left, right, "Register the battery");
            onTheLeft.seesTheHome();
            onTheRight.seesTheHome();
            left.page().goBack();
            right.open(path);

            // then
            assertThat(right.page().locator("main").getByText("Go to my home").first())
                    .isVisible();
            right.page().locator("main").getByText("Go to my home").first().click();
            onTheRight.seesTheBatteryWorking();
            left.open("/");
            onTheLeft.seesTheBatteryWorking();
            assertThat(sandbox("/sites?limit=100"))
                    .extracting(site -> site.path("id").asString())
                    .filteredOn(id -> id.contains("loft"))
                    .containsExactly("site-for-device::loft");
            assertThat(sandbox("/devices?limit=100"))
                    .extracting(device -> device.path("id").asString())
                    .containsOnlyOnce("device::loft");

            // and when
            onTheLeft.fillsInTheApplication();
            onTheRight.fillsInTheApplication();
            clickTwice(left, right, "Join this program");
            onTheLeft.seesTheApplication();
            onTheRight.seesTheApplication();
            left.page().goBack();
            left.page().goForward();

            // then
            onTheLeft.seesTheApplication();
            assertThat(sandbox("/enrollments?site_id=" + SITE)).hasSize(1);

            // and when
            right.expects("412");
            left.open("/settings");
            right.open("/settings");
            assertThat(left.field("City")).hasValue("Oakland");
            assertThat(right.field("City")).hasValue("Oakland");
            left.field("City").fill("Berkeley");
            left.button("Save").first().click();
            assertThat(left.text("Saved.")).isVisible();
            right.field("Street and number").fill("10 Grand Ave");
            right.button("Save").first().click();

            // then
            assertThat(right.text("This was changed in another window")).isVisible();
            assertThat(right.field("City")).hasValue("Berkeley");
            assertThat(right.field("Street and number")).hasValue("9 Grand Ave");
            left.hasNoComplaints();
            right.hasNoComplaints();
        }
    }

    /** In both tabs before either has an answer; a button that is gone already needs no click. */
    private static void clickTwice(Person left, Person right, String button) {
        for (Person tab : List.of(left, right)) {
            tab.page()
                    .evaluate(
                            "name => [1, 2].forEach(() => [...document.querySelectorAll('button')]"
                                    + ".find(button => button.textContent.trim() === name)?.click())",
                            button);
        }
    }

    private JsonNode sandbox(String path) {
        return bridge.sandbox().get(path).ok();
    }
}
