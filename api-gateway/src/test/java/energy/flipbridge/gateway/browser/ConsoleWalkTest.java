package energy.flipbridge.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import energy.flipbridge.gateway.browser.FakeGateway.Answer;
import energy.flipbridge.gateway.browser.Person.Screen;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What staff do in the console, and what may go wrong on the way, against answers that are made up. */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleWalkTest {

    private static final IsVisibleOptions SOON = new IsVisibleOptions().setTimeout(30_000);
    private static final IsHiddenOptions LATER = new IsHiddenOptions().setTimeout(30_000);
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
    void leads_by_the_keyboard_alone_to_the_cause_of_a_late_command_and_to_what_is_parked(Screen screen) {
        try (Person person = desk.staff(screen)) {
            desk.console.signedIn = false;
            SupportWalk walk =
                    new SupportWalk(person, "console-walk-" + screen.name().toLowerCase(Locale.ROOT));
            walk.signsIn(FakeConsole.EMAIL, () -> FakeConsole.CODE);
            walk.findsTheBattery("cellar", FakeFleet.SILENT);
            walk.opensTheLateCommand(FakeFleet.LATE);
            assertThat(person.text("The battery is offline: nothing was heard of it since"))
                    .isVisible();
            walk.followsItToItsCause(FakeFleet.SILENT);
            walk.goesBackInTime();
            walk.opensWhatIsParked();

            walk.retries("A reading of garage-battery");
            assertThat(person.text("It failed again and stays parked")).isVisible();
            assertThat(walk.parked("A reading of garage-battery")).containsText("5 times");
            desk.console.cured = true;
            walk.retries("A reading of garage-battery");
            assertThat(person.text("Sent on its way again: A reading of garage-battery"))
                    .isVisible();
            assertThat(walk.parked("A reading of garage-battery")).hasCount(0);

            walk.discards("A message of an unknown battery", "Sent by an installer's test");
            assertThat(person.text("Nothing is parked.")).isVisible();
            person.button("Discarded").click();
            assertThat(walk.parked("A message of an unknown battery")).containsText("Staff desk");
            assertThat(walk.parked("A message of an unknown battery")).containsText("Sent by an installer's test");
            walk.replays("devices", "A document was changed by hand");
            person.hasNoComplaints();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_certificate_that_expires_soon_or_has_is_marked_and_found(Screen screen) {
        try (Person person = desk.staff(screen)) {
            SupportWalk walk = new SupportWalk(
                    person, "console-certificates-" + screen.name().toLowerCase(Locale.ROOT));
            person.open("/support");
            assertThat(row(person, FakeFleet.ONLINE)).containsText("12 d left");
            assertThat(row(person, FakeFleet.SILENT)).containsText("Expired 3 d ago");
            assertThat(row(person, "porch-battery-1")).containsText("Dec 31, 2049");
            walk.picture("fleet");

            person.tabTo(person.button("Certificate expires within 30 days"));
            person.press("Enter");
            assertThat(row(person, "porch-battery-1")).hasCount(0);
            assertThat(row(person, FakeFleet.ONLINE)).hasCount(1);
            assertThat(person.page()).hasURL(Pattern.compile("certificate=expiring"));
            walk.picture("expiring");

            person.tabTo(person.link(FakeFleet.SILENT));
            person.press("Enter");
            assertThat(person.text("Its certificate has expired")).isVisible();
            walk.picture("expired");
            person.hasNoComplaints();
        }
    }

    private static Locator row(Person person, String thing) {
        return person.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(thing));
    }

    @Test
    void an_id_of_a_command_opens_it_and_what_flip_sent_shows_when_it_is_asked_for() {
        try (Person person = desk.staff(Screen.DESKTOP)) {
            SupportWalk walk = new SupportWalk(person, "console-command");
            person.open("/support");
            assertThat(person.heading("Batteries")).isVisible();
            walk.searchesFor(FakeFleet.DONE);
            assertThat(person.heading("Step by step")).isVisible();
            assertThat(person.text("Settled")).isVisible();
            assertThat(person.page().getByLabel("What Flip sent")).hasCount(0);
            person.tabTo(person.button("Show what Flip sent"));
            person.press("Enter");
            assertThat(person.page().getByLabel("What Flip sent")).containsText("\"type\":\"battery\"");
            walk.picture("what-flip-sent");
        }
    }

    @Test
    void what_looks_like_a_command_and_is_none_is_looked_for_among_the_batteries() {
        try (Person person = desk.staff(Screen.DESKTOP)) {
            person.open("/support");
            assertThat(person.heading("Batteries")).isVisible();
            new SupportWalk(person, "").searchesFor("99999999-5b8f-4f0e-8d0c-0a2b7d3f9c11");
            assertThat(person.text("No battery has that in its name.")).isVisible();
            person.hasNoComplaints();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_flip_has_no_answer_about_leads_to_its_command_and_its_battery(Screen screen) {
        try (Person person = desk.staff(screen)) {
            SupportWalk walk = new SupportWalk(
                    person, "console-unanswered-" + screen.name().toLowerCase(Locale.ROOT));
            person.open("/support");
            walk.opensWhatIsUnanswered();
            assertThat(person.page().getByRole(AriaRole.ROW)).hasCount(6);
            person.tabTo(person.button("10 to 14 min 1"));
            person.press("Enter");
            assertThat(person.page().getByRole(AriaRole.ROW)).hasCount(2);
            assertThat(person.button("Battery silent 1")).isVisible();
            assertThat(person.button("Refused 0")).isVisible();
            person.tabTo(person.button("Refused 0"));
            person.press("Enter");
            assertThat(person.text("None is of this kind.")).isVisible();
            person.button("Any reason 1").click();
            assertThat(person.page()).hasURL(desk.gateway.url() + "/support/unanswered?band=from_10");
            assertThat(person.text("The battery is offline: nothing was heard of it since"))
                    .isVisible();
            assertThat(person.text("Clock 3 min 5 s behind")).isVisible();
            assertThat(person.text("3 min left")).isVisible();
            walk.picture("chosen");

            person.link(FakeFleet.SILENT).click();
            assertThat(person.heading(FakeFleet.SILENT)).isVisible();
            assertThat(person.text(FakeFleet.CLOCK_WARNING)).isVisible();
            person.page().goBack();
            person.tabTo(person.link(FakeFleet.LATE));
            person.press("Enter");
            assertThat(person.heading("Step by step")).isVisible();
            person.hasNoComplaints();
        }
    }

    @Test
    void a_history_is_filtered_and_read_in_both_directions_with_an_address_for_each() {
        try (Person person = desk.staff(Screen.DESKTOP)) {
            String history = "/api/devices/" + FakeFleet.SILENT + "/history";
            person.open(SILENT);
            person.text("Filter").click();
            assertThat(person.field("TelemetryReported 1,554,321")).isVisible();
            person.field("CommandReceived 12").check();
            person.field("CommandAcked 11").check();
            person.field("Who did it").selectOption("flip");
            person.field("Recorded from (optional)").fill("2026-07-01T16:00");
            person.button("Show").first().click();
            assertThat(person.text("Filter, in use")).isVisible();
            assertThat(person.page()).hasURL(Pattern.compile(".*event=CommandReceived%2CCommandAcked.*"));
            assertThat(desk.asked(history))
                    .anySatisfy(query -> assertThat(query)
                            .contains("event=CommandReceived&event=CommandAcked")
                            .contains("actor=flip")
                            .contains("from=2026-07-01T23%3A00%3A00.000Z"));

            person.button("Older").click();
            assertThat(person.text("Claimed by homeowner:4f1d")).isVisible();
            assertThat(desk.asked(history))
                    .anySatisfy(
                            query -> assertThat(query).contains("cursor=older").contains("actor=flip"));
            person.button("Newer").click();
            assertThat(person.text("Sent the command to the battery, attempt 6"))
                    .isVisible();
            assertThat(desk.asked(history))
                    .anySatisfy(
                            query -> assertThat(query).contains("cursor=newer").contains("actor=flip"));
            person.page().goBack();
            assertThat(person.text("Claimed by homeowner:4f1d")).isVisible();
            person.button("Show everything").click();
            assertThat(person.page()).hasURL(desk.gateway.url() + SILENT);
            assertThat(person.field("CommandReceived 12")).not().isChecked();
            person.hasNoComplaints();
        }
    }

    @Test
    void a_history_is_taken_along_as_a_file() {
        try (Person person = desk.staff(Screen.DESKTOP)) {
            person.open(SILENT);
            person.text("Export the whole history").click();
            person.page().waitForDownload(() -> person.link("(CSV)").click());
            person.page().waitForDownload(() -> person.link("(JSONL)").click());
            assertThat(desk.asked("/api/devices/" + FakeFleet.SILENT + "/history/export"))
                    .containsExactly("format=csv", "format=jsonl");
            person.hasNoComplaints();
        }
    }

    @Test
    void a_page_follows_by_itself_and_says_since_when_it_does_not() {
        try (Person person = desk.staff(Screen.PHONE)) {
            person.expects("503");
            person.open("/support/parked");
            assertThat(person.heading("A message of an unknown battery")).isVisible();
            desk.console.parked.remove("message-7a2d2bd7-6c90-3a1f-9e1d-1b3c8e4a0d22");
            assertThat(person.heading("A message of an unknown battery")).isHidden(LATER);
            desk.gateway.answers(request -> request.path().equals("/api/parked")
                    ? Answer.problem(503, "database-unavailable", "")
                    : desk.console.answer(request));
            assertThat(person.text("Not refreshed since")).isVisible(SOON);
            assertThat(person.heading("A reading of garage-battery")).isVisible();
            new SupportWalk(person, "console-stale").picture("parked");
            desk.gateway.answers(desk.console::answer);
            assertThat(person.text("Refreshes itself")).isVisible(SOON);
            person.hasNoComplaints();
        }
    }

    @Test
    void an_outage_of_the_gateway_is_told_with_a_way_to_try_again() {
        try (Person person = desk.staff(Screen.PHONE)) {
            person.expects("503");
            desk.gateway.answers(request -> request.path().equals("/api/devices")
                    ? Answer.problem(503, "database-unavailable", "")
                    : desk.console.answer(request));
            person.open("/support");
            assertThat(person.text("Reference for support: r-1")).isVisible(SOON);
            new SupportWalk(person, "console-outage").picture("fleet");
            desk.gateway.answers(desk.console::answer);
            person.button("Try again").click();
            assertThat(person.link(FakeFleet.ONLINE)).isVisible();
            person.hasNoComplaints();
        }
    }

    @Test
    void without_a_connection_what_is_known_stays_and_it_is_told() {
        try (Person person = desk.staff(Screen.PHONE)) {
            person.expects("ERR_INTERNET_DISCONNECTED|ERR_NETWORK");
            person.open(SILENT);
            assertThat(person.heading("Newest reading")).isVisible();
            person.goesOffline(true);
            assertThat(person.text("You are offline.")).isVisible();
            assertThat(person.text("Not refreshed since").first()).isVisible(SOON);
            assertThat(person.text("Gives").or(person.text("Takes")).first()).isVisible();
            person.goesOffline(false);
            assertThat(person.text("You are offline.")).isHidden();
            person.hasNoComplaints();
        }
    }

    @Test
    void the_key_of_the_search_can_be_switched_off_for_good() {
        try (Person person = desk.staff(Screen.DESKTOP)) {
            person.open("/support");
            SupportWalk walk = new SupportWalk(person, "console-who");
            person.tabTo(person.page().locator(".who > summary"));
            person.press("Enter");
            person.tabTo(person.page().getByRole(AriaRole.SWITCH));
            person.press("Space");
            walk.picture("menu");
            person.press("Escape");
            person.press("/");
            assertThat(walk.search()).not().isFocused();
            person.open("/support");
            assertThat(person.heading("Batteries")).isVisible();
            person.press("/");
            assertThat(walk.search()).not().isFocused();
        }
    }

    @Test
    void the_skip_link_leads_past_the_search() {
        try (Person person = desk.staff(Screen.DESKTOP)) {
            person.open("/support");
            assertThat(person.heading("Batteries")).isVisible();
            person.tabTo(person.link("Skip to the content"));
            person.press("Enter");
            assertThat(person.heading("Batteries")).isFocused();
        }
    }

    @Test
    void whoever_signs_out_is_out() {
        try (Person person = desk.staff(Screen.PHONE)) {
            person.open("/support");
            person.page().locator(".who > summary").click();
            person.button("Sign out").click();
            assertThat(person.heading("Sign in")).isVisible();
            person.open(SILENT);
            assertThat(person.heading("Sign in")).isVisible();
            assertThat(person.page().getByRole(AriaRole.SEARCHBOX)).hasCount(0);
            person.hasNoComplaints();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_homeowner_is_told_kindly_and_the_browser_never_fetches_the_console(Screen screen) {
        FakeHome home = new FakeHome(Instant.now());
        desk.gateway.answers(home::answer);
        try (Person person = desk.someone(screen)) {
            List<String> fetched = new CopyOnWriteArrayList<>();
            person.page().onRequest(request -> fetched.add(request.url()));
            // The other pages are fetched in a quiet moment.
            person.page().waitForResponse("**/StoryPage-*.js", () -> person.open(SILENT));
            assertThat(person.heading("This page is for our support staff")).isVisible();
            SupportWalk walk =
                    new SupportWalk(person, "console-refused-" + screen.name().toLowerCase(Locale.ROOT));
            walk.picture("homeowner");
            person.follows("Go to my home");
            assertThat(person.heading("Right now")).isVisible();
            assertThat(fetched).anyMatch(url -> url.contains("/assets/HomePage-"));
            assertThat(fetched).noneMatch(url -> url.contains("/assets/console-"));
            assertThat(fetched).noneMatch(url -> url.contains("/api/devices"));
            person.hasNoComplaints();
        }
    }
}
