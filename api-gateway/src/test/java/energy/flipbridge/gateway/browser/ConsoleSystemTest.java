package energy.flipbridge.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import energy.flipbridge.gateway.browser.Person.Screen;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What staff do about processors and what is parked, and say why. */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleSystemTest {

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
    void processors_are_paused_and_resumed_and_replays_are_watched_and_canceled(Screen screen) {
        try (Person person = desk.staff(screen)) {
            desk.console.processors.stands = true;
            SupportWalk walk =
                    new SupportWalk(person, "console-system-" + screen.name().toLowerCase(Locale.ROOT));
            person.open("/support/processors");
            person.button("Pause … devices").click();
            person.field("Reason").fill("The database is moved");
            person.button("Pause it").click();
            assertThat(person.text("devices stands still on all nodes")).isVisible();
            assertThat(row(person, "devices")).containsText("The database is moved");
            person.button("Resume … delivery").click();
            person.field("Reason").fill("It is back");
            person.button("Resume it").click();
            assertThat(person.text("delivery goes on from where it stood.")).isVisible();
            assertThat(row(person, "delivery")).containsText("Running");

            person.button("Replay all views …").click();
            person.field("From where").selectOption("position");
            person.field("Position").fill("twelve");
            person.field("Reason").fill("Documents are missing");
            person.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Replay").setExact(true))
                    .click();
            assertThat(person.field("Position")).isFocused();
            walk.picture("dialog");
            person.field("Position").fill("12");
            person.press("Enter");
            assertThat(person.text("The replay has begun")).isVisible();
            assertThat(desk.gateway.requests())
                    .anySatisfy(request -> assertThat(request.body())
                            .isEqualTo("{\"view\":\"all\",\"reason\":\"Documents are missing\",\"fromPosition\":12}"));
            assertThat(person.page().getByRole(AriaRole.PROGRESSBAR)).isVisible();
            assertThat(person.text("about 37 s left")).isVisible();
            walk.picture("goes-on");
            person.button("Cancel the replay of devices").click();
            assertThat(person.text("The replay of devices is being ended")).isVisible();
            assertThat(person.text("Canceled")).isVisible();
            person.hasNoComplaints();
        }
    }

    @Test
    void what_came_in_is_shown_for_a_reason_that_is_sent_along() {
        try (Person person = desk.staff(Screen.PHONE)) {
            SupportWalk walk = new SupportWalk(person, "console-content");
            person.open("/support/parked");
            walk.reads("A message of an unknown battery", "The owner asked what it sends");
            walk.picture("shown");
            assertThat(desk.asked("/api/parked/message-7a2d2bd7-6c90-3a1f-9e1d-1b3c8e4a0d22"))
                    .containsExactly("reason=The%20owner%20asked%20what%20it%20sends");
            person.hasNoComplaints();
        }
    }

    private static Locator row(Person person, String processor) {
        return person.page()
                .getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("^" + processor + " ")));
    }
}
