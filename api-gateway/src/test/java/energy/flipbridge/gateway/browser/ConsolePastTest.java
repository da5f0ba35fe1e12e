package energy.flipbridge.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import energy.flipbridge.gateway.browser.Person.Screen;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How staff look back: at a battery as it was, and at what ids are of. */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolePastTest {

    private static final String SILENT = "/support/devices/" + FakeFleet.SILENT;

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
    void ids_of_a_step_are_taken_along_and_lead_to_what_they_are_of(Screen screen) {
        try (Person person = desk.staff(screen)) {
            person.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            SupportWalk walk =
                    new SupportWalk(person, "console-ids-" + screen.name().toLowerCase(Locale.ROOT));
            person.open("/support/commands/" + FakeFleet.LATE);
            person.tabTo(person.page().locator("summary", new Page.LocatorOptions().setHasText("CommandReceived")));
            person.press("Enter");
            person.tabTo(person.button("Copy: the id of what began the chain").first());
            person.press("Enter");
            assertThat(person.page().getByText("Copied")).isAttached();
            assertThat(person.page().evaluate("() => navigator.clipboard.readText()"))
                    .isEqualTo(FakeTimeline.WEBHOOK);
            walk.picture("opened");
            person.link(FakeTimeline.WEBHOOK).first().click();
            assertThat(person.heading("Flip sent command.created")).isVisible();
            walk.picture("webhook");
            person.link(FakeFleet.LATE).click();
            assertThat(person.text("It is the battery’s turn")).isVisible();

            walk.searchesFor(FakeTimeline.ORDERED);
            assertThat(person.heading("Why it happened")).isVisible();
            walk.searchesFor(FakeFleet.ONLINE);
            assertThat(person.text("With “" + FakeFleet.ONLINE + "” in the name"))
                    .isVisible();
            person.hasNoComplaints();
        }
    }

    @Test
    void a_moment_of_the_past_has_an_address_and_the_back_button_leaves_it() {
        try (Person person = desk.staff(Screen.DESKTOP)) {
            SupportWalk walk = new SupportWalk(person, "console-past");
            Locator slider = person.page().getByRole(AriaRole.SLIDER);
            person.open(SILENT + "?at=2026-07-01T10:00:00Z");
            assertThat(person.text("You look at the past: Jul 1, 2026, 3:00:00 AM"))
                    .isVisible();
            assertThat(slider).hasAttribute("aria-valuetext", "Jul 1, 2026, 3:00:00 AM");
            assertThat(person.heading("Waiting for the battery: 1")).hasCount(0);
            assertThat(person.page()
                            .getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("connection ONLINE OFFLINE")))
                    .isVisible();
            assertThat(desk.asked("/api/devices/" + FakeFleet.SILENT + "/history"))
                    .anySatisfy(query -> assertThat(query).contains("to=2026-07-01T10%3A00%3A00.001Z"));

            person.button("One event back").click();
            assertThat(person.text("After the battery’s event number 11")).isVisible();
            assertThat(person.page()).hasURL(Pattern.compile(".*\\?revision=11$"));
            person.button("One event on").click();
            assertThat(person.text("After the battery’s event number 12")).isVisible();
            person.page().goBack();
            person.page().goBack();
            assertThat(person.text("You look at the past: Jul 1, 2026, 3:00:00 AM"))
                    .isVisible();

            person.field("Exactly at").fill("2999-01-01T00:00:01");
            person.button("Go there").click();
            assertThat(person.field("Exactly at")).hasAccessibleDescription("Must not be in the future");
            walk.picture("wrong");
            person.field("Exactly at").fill("2026-07-01T04:30:15");
            person.press("Enter");
            assertThat(person.text("You look at the past: Jul 1, 2026, 4:30:15 AM"))
                    .isVisible();
            assertThat(person.page()).hasURL(Pattern.compile(".*at=2026-07-01T11%3A30%3A15.000Z$"));
            person.link("Back to now").click();
            assertThat(person.page()).hasURL(desk.gateway.url() + SILENT);
            assertThat(person.heading("Waiting for the battery: 1")).isVisible();
            assertThat(slider).hasAttribute("aria-valuetext", "Now");
            person.hasNoComplaints();
        }
    }
}
