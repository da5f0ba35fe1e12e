package energy.flipbridge.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.browser.Person.Screen;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Staff stop batteries, see that they are stopped for as long as they are, and let them go on. */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleStopsTest {

    private Desk desk;

    @BeforeAll
    void start() {
        desk = new Desk();
    }

    @AfterAll
    void stop() {
        if (desk != null) {
            desk.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_battery_is_monitored_then_stopped_then_resumed(Screen screen) {
        try (Person person = desk.staff(screen)) {
            SupportWalk walk =
                    new SupportWalk(person, "console-stops-" + screen.name().toLowerCase(Locale.ROOT));
            person.open("/support/devices/" + FakeFleet.ONLINE);
            person.button("Only monitor it …").click();
            person.press("Enter");
            assertThat(person.field("Reason")).isFocused();
            person.field("Reason").fill("A technician is there");
            person.press("Enter");
            assertThat(person.text("The battery is only monitored")).isVisible();
            assertThat(person.text("A technician is there")).isVisible();

            person.button("Stop it …").click();
            person.field("Reason").fill("Smoke was reported");
            walk.picture("dialog");
            person.press("Enter");
            assertThat(person.text("The battery is stopped")).isVisible();
            walk.picture("stopped");

            person.button("Lift the stop …").click();
            person.field("Reason").fill("It was steam");
            person.button("Lift it").click();
            assertThat(person.text("The battery is stopped")).isHidden();
            assertThat(desk.gateway.requests())
                    .anySatisfy(request -> assertThat(request.body())
                            .isEqualTo("{\"scope\":\"DEVICE\",\"subject\":\"" + FakeFleet.ONLINE
                                    + "\",\"reason\":\"It was steam\"}"));
            person.hasNoComplaints();
        }
    }

    @Test
    void the_fleet_is_stopped_and_every_page_of_a_battery_says_so() {
        try (Person person = desk.staff(Screen.DESKTOP)) {
            person.open("/support");
            person.button("Stop all batteries …").click();
            person.field("Reason").fill("A recall");
            person.button("Stop all of them").click();
            assertThat(person.text("All batteries are stopped")).isVisible();
            assertThat(person.button("Stop all batteries …")).isHidden();

            person.open("/support/devices/" + FakeFleet.SILENT);
            assertThat(person.text("All batteries are stopped")).isVisible();
            assertThat(person.button("Lift the stop …")).isHidden();

            person.open("/support");
            person.button("Lift the stop …").click();
            person.field("Reason").fill("It is over");
            person.button("Lift it").click();
            assertThat(person.text("All batteries are stopped")).isHidden();
            person.hasNoComplaints();
        }
    }

    @Test
    void a_command_is_called_off_what_waits_is_sent_again_and_the_way_is_tested() {
        try (Person person = desk.staff(Screen.PHONE)) {
            person.open("/support/commands/" + FakeFleet.LATE);
            person.button("Call it off …").click();
            person.field("Reason").fill("A mistake");
            person.press("Enter");
            assertThat(person.text("It is called off.")).isVisible();

            person.open("/support/devices/" + FakeFleet.SILENT);
            person.button("Send again …").click();
            person.field("Reason").fill("It was off");
            person.button("Send it").click();
            assertThat(person.text("What waits is sent again.")).isVisible();
            person.button("Test the way to it").click();
            assertThat(person.text("A test is on its way")).isVisible();

            assertThat(desk.gateway.requests().stream()
                            .filter(request -> request.line().startsWith("POST "))
                            .map(FakeGateway.Request::line))
                    .containsSubsequence(
                            "POST /api/commands/" + FakeFleet.LATE + "/call-off",
                            "POST /api/devices/" + FakeFleet.SILENT + "/resend",
                            "POST /api/devices/" + FakeFleet.SILENT + "/test");
            person.hasNoComplaints();
        }
    }
}
