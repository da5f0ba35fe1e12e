package energy.flipbridge.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import energy.flipbridge.gateway.browser.Person.Screen;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How pages of the console follow what happens. */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleLiveTest {

    private static final IsVisibleOptions SOON = new IsVisibleOptions().setTimeout(30_000);
    private static final IsHiddenOptions LATER = new IsHiddenOptions().setTimeout(30_000);

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

    @Test
    void a_page_hears_of_what_happens_and_asks_by_itself_while_it_hears_nothing() {
        try (Person person = desk.staff(Screen.DESKTOP)) {
            person.expects("503|ERR_INCOMPLETE_CHUNKED_ENCODING");
            String device = "/api/devices/" + FakeFleet.ONLINE;
            String live = device + "/live";
            person.open("/support/devices/" + FakeFleet.ONLINE);
            assertThat(person.page()
                            .getByText("Live", new Page.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();
            assertThat(person.text("Online")).isVisible();

            desk.isSilent = true;
            desk.gateway.tellStaff(live, Desk.wentOffline());
            assertThat(person.text("It has been silent for too long")).isVisible();

            desk.refused = live;
            desk.gateway.breaksOff(live);
            assertThat(person.text("Not live at the moment, refreshes itself")).isVisible(SOON);
            new SupportWalk(person, "console-lost").picture("device");
            desk.isSilent = false;
            assertThat(person.text("It has been silent for too long")).isHidden(LATER);
            desk.refused = "";
            assertThat(person.page()
                            .getByText("Live", new Page.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible(SOON);
            person.hasNoComplaints();
        }
    }

    @Test
    void however_much_happens_a_page_asks_once_a_second() {
        try (Person person = desk.staff(Screen.DESKTOP)) {
            String command = "/api/commands/" + FakeFleet.LATE;
            person.open("/support/commands/" + FakeFleet.LATE);
            assertThat(person.page()
                            .getByText("Live", new Page.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();
            int before = desk.asked(command).size();
            for (int i = 0; i < 200; i++) {
                desk.gateway.tellStaff(command + "/live", Desk.wentOffline());
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> desk.asked(command).size() > before + 1);
            assertThat(desk.asked(command).size() - before).isLessThan(6);
            person.hasNoComplaints();
        }
    }
}
