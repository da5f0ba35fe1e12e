package energy.flipbridge.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import energy.flipbridge.gateway.browser.FakeGateway.Answer;
import energy.flipbridge.gateway.browser.Person.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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

    private Chromium chromium;
    private FakeGateway gateway;
    private FakeConsole console;

    /** whether the battery that is online went silent */
    private volatile boolean isSilent;

    /** the path of what is not answered */
    private volatile String refused = "";

    @BeforeAll
    void start() {
        chromium = Chromium.start();
        console = new FakeConsole(Instant.now());
        gateway = new FakeGateway(_ -> null);
    }

    @AfterAll
    void stop() {
        if (gateway != null) {
            chromium.close();
            gateway.close();
        }
    }

    private Person staff(Screen screen) {
        console = new FakeConsole(Instant.now());
        isSilent = false;
        refused = "";
        gateway.answers(this::answer);
        return new Person(chromium, gateway.url(), screen, "en-US");
    }

    private @Nullable Answer answer(FakeGateway.Request request) {
        if (request.path().equals(refused)) {
            return Answer.problem(503, "database-unavailable", "");
        }
        Answer answer = console.answer(request);
        return isSilent && answer != null && request.path().equals("/api/devices/" + FakeFleet.ONLINE)
                ? Answer.ok(answer.body()
                        .replace("\"ONLINE\"", "\"OFFLINE\"")
                        .replace("\"offlineSince\":null", "\"offlineSince\":\"2026-07-01T10:00:00Z\""))
                : answer;
    }

    private static String wentOffline() {
        return """
                {"position":1743,"event":"WentOffline","eventId":"e0000000-0000-4000-8000-000000000099","thing":"%s",\
                "commandIds":[],"at":"2026-07-01T10:00:00Z","storedAt":"2026-07-01T10:00:00Z","summary":"It is silent"}\
                """.formatted(FakeFleet.ONLINE);
    }

    private List<String> asked(String path) {
        return gateway.requests().stream()
                .filter(request -> request.path().equals(path))
                .map(FakeGateway.Request::query)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void leads_by_the_keyboard_alone_to_the_cause_of_a_late_command_and_to_what_is_parked(Screen screen) {
        try (Person person = staff(screen)) {
            console.signedIn = false;
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
            console.cured = true;
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

    @Test
    void an_id_of_a_command_opens_it_and_what_flip_sent_shows_when_it_is_asked_for() {
        try (Person person = staff(Screen.DESKTOP)) {
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
        try (Person person = staff(Screen.DESKTOP)) {
            person.open("/support");
            assertThat(person.heading("Batteries")).isVisible();
            new SupportWalk(person, "").searchesFor("99999999-5b8f-4f0e-8d0c-0a2b7d3f9c11");
            assertThat(person.text("No battery has that in its name.")).isVisible();
            person.hasNoComplaints();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ids_of_a_step_are_taken_along_and_lead_to_what_they_are_of(Screen screen) {
        try (Person person = staff(screen)) {
            person.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            SupportWalk walk = new SupportWalk(
                    person, "console-ids-" + screen.name().toLowerCase(Locale.ROOT));
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
            assertThat(person.text("With “" + FakeFleet.ONLINE + "” in the name")).isVisible();
            person.hasNoComplaints();
        }
    }

    @Test
    void a_moment_of_the_past_has_an_address_and_the_back_button_leaves_it() {
        try (Person person = staff(Screen.DESKTOP)) {
            SupportWalk walk = new SupportWalk(person, "console-past");
            Locator slider = person.page().getByRole(AriaRole.SLIDER);
            person.open(SILENT + "?at=2026-07-01T10:00:00Z");
            assertThat(person.text("You look at the past: Jul 1, 2026, 3:00:00 AM")).isVisible();
            assertThat(slider).hasAttribute("aria-valuetext", "Jul 1, 2026, 3:00:00 AM");
            assertThat(person.heading("Waiting for the battery: 1")).hasCount(0);
            assertThat(person.page().getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("connection ONLINE OFFLINE")))
                    .isVisible();
            assertThat(asked("/api/devices/" + FakeFleet.SILENT + "/history"))
                    .anySatisfy(query -> assertThat(query).contains("to=2026-07-01T10%3A00%3A00.001Z"));

            person.button("One event back").click();
            assertThat(person.text("After the battery’s event number 11")).isVisible();
            assertThat(person.page()).hasURL(Pattern.compile(".*\\?revision=11$"));
            person.button("One event on").click();
            assertThat(person.text("After the battery’s event number 12")).isVisible();
            person.page().goBack();
            person.page().goBack();
            assertThat(person.text("You look at the past: Jul 1, 2026, 3:00:00 AM")).isVisible();

            person.field("Exactly at").fill("2999-01-01T00:00:00");
            person.button("Go there").click();
            assertThat(person.field("Exactly at")).hasAccessibleDescription("Must not be in the future");
            walk.picture("wrong");
            person.field("Exactly at").fill("2026-07-01T04:30:15");
            person.press("Enter");
            assertThat(person.text("You look at the past: Jul 1, 2026, 4:30:15 AM")).isVisible();
            assertThat(person.page()).hasURL(Pattern.compile(".*at=2026-07-01T11%3A30%3A15.000Z$"));
            person.link("Back to now").click();
            assertThat(person.page()).hasURL(gateway.url() + SILENT);
            assertThat(person.heading("Waiting for the battery: 1")).isVisible();
            assertThat(slider).hasAttribute("aria-valuetext", "Now");
            person.hasNoComplaints();
        }
    }

    @Test
    void a_page_hears_of_what_happens_and_asks_by_itself_while_it_hears_nothing() {
        try (Person person = staff(Screen.DESKTOP)) {
            person.expects("503|ERR_INCOMPLETE_CHUNKED_ENCODING");
            String device = "/api/devices/" + FakeFleet.ONLINE;
            String live = device + "/live";
            person.open("/support/devices/" + FakeFleet.ONLINE);
            assertThat(person.page().getByText("Live", new Page.GetByTextOptions().setExact(true)).first())
                    .isVisible();
            assertThat(person.text("Online")).isVisible();

            isSilent = true;
            gateway.tellStaff(live, wentOffline());
            assertThat(person.text("It has been silent for too long")).isVisible();

            refused = live;
            gateway.breaksOff(live);
            assertThat(person.text("Not live at the moment, refreshes itself")).isVisible(SOON);
            new SupportWalk(person, "console-lost").picture("device");
            isSilent = false;
            assertThat(person.text("It has been silent for too long")).isHidden(LATER);
            refused = "";
            assertThat(person.page().getByText("Live", new Page.GetByTextOptions().setExact(true)).first())
                    .isVisible(SOON);
            person.hasNoComplaints();
        }
    }

    @Test
    void however_much_happens_a_page_asks_once_a_second() {
        try (Person person = staff(Screen.DESKTOP)) {
            String command = "/api/commands/" + FakeFleet.LATE;
            person.open("/support/commands/" + FakeFleet.LATE);
            assertThat(person.page().getByText("Live", new Page.GetByTextOptions().setExact(true)).first())
                    .isVisible();
            int before = asked(command).size();
            for (int i = 0; i < 200; i++) {
                gateway.tellStaff(command + "/live", wentOffline());
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> asked(command).size() > before + 1);
            assertThat(asked(command).size() - before).isLessThan(6);
            person.hasNoComplaints();
        }
    }

    @ParameterizedTest
    @EnumSource
    void processors_are_paused_and_resumed_and_replays_are_watched_and_canceled(Screen screen) {
        try (Person person = staff(screen)) {
            console.processors.stands = true;
            SupportWalk walk = new SupportWalk(
                    person, "console-system-" + screen.name().toLowerCase(Locale.ROOT));
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
            person.button("Replay").last().click();
            assertThat(person.field("Position")).isFocused();
            walk.picture("dialog");
            person.field("Position").fill("12");
            person.press("Enter");
            assertThat(person.text("The replay has begun")).isVisible();
            assertThat(gateway.requests())
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

    private static Locator row(Person person, String processor) {
        return person.page()
                .getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("^" + processor + " ")));
    }

    @Test
    void what_came_in_is_shown_for_a_reason_that_is_sent_along() {
        try (Person person = staff(Screen.PHONE)) {
            SupportWalk walk = new SupportWalk(person, "console-content");
            person.open("/support/parked");
            walk.reads("A message of an unknown battery", "The owner asked what it sends");
            walk.picture("shown");
            assertThat(asked("/api/parked/message-7a2d2bd7-6c90-3a1f-9e1d-1b3c8e4a0d22"))
                    .containsExactly("reason=The%20owner%20asked%20what%20it%20sends");
            person.hasNoComplaints();
        }
    }

    @Test
    void a_history_is_filtered_and_read_in_both_directions_with_an_address_for_each() {
        try (Person person = staff(Screen.DESKTOP)) {
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
            assertThat(asked(history))
                    .anySatisfy(query -> assertThat(query)
                            .contains("event=CommandReceived&event=CommandAcked")
                            .contains("actor=flip")
                            .contains("from=2026-07-01T23%3A00%3A00.000Z"));

            person.button("Older").click();
            assertThat(person.text("Claimed by homeowner:4f1d")).isVisible();
            assertThat(asked(history))
                    .anySatisfy(
                            query -> assertThat(query).contains("cursor=older").contains("actor=flip"));
            person.button("Newer").click();
            assertThat(person.text("Sent the command to the battery, attempt 6"))
                    .isVisible();
            assertThat(asked(history))
                    .anySatisfy(
                            query -> assertThat(query).contains("cursor=newer").contains("actor=flip"));
            person.page().goBack();
            assertThat(person.text("Claimed by homeowner:4f1d")).isVisible();
            person.button("Show everything").click();
            assertThat(person.page()).hasURL(gateway.url() + SILENT);
            assertThat(person.field("CommandReceived 12")).not().isChecked();
            person.hasNoComplaints();
        }
    }

    @Test
    void a_history_is_taken_along_as_a_file() {
        try (Person person = staff(Screen.DESKTOP)) {
            person.open(SILENT);
            person.text("Export the whole history").click();
            person.page().waitForDownload(() -> person.link("(CSV)").click());
            person.page().waitForDownload(() -> person.link("(JSONL)").click());
            assertThat(asked("/api/devices/" + FakeFleet.SILENT + "/history/export"))
                    .containsExactly("format=csv", "format=jsonl");
            person.hasNoComplaints();
        }
    }

    @Test
    void a_page_follows_by_itself_and_says_since_when_it_does_not() {
        try (Person person = staff(Screen.PHONE)) {
            person.expects("503");
            person.open("/support/parked");
            assertThat(person.heading("A message of an unknown battery")).isVisible();
            console.parked.remove("message-7a2d2bd7-6c90-3a1f-9e1d-1b3c8e4a0d22");
            assertThat(person.heading("A message of an unknown battery")).isHidden(LATER);
            gateway.answers(request -> request.path().equals("/api/parked")
                    ? Answer.problem(503, "database-unavailable", "")
                    : console.answer(request));
            assertThat(person.text("Not refreshed since")).isVisible(SOON);
            assertThat(person.heading("A reading of garage-battery")).isVisible();
            new SupportWalk(person, "console-stale").picture("parked");
            gateway.answers(console::answer);
            assertThat(person.text("Refreshes itself")).isVisible(SOON);
            person.hasNoComplaints();
        }
    }

    @Test
    void an_outage_of_the_gateway_is_told_with_a_way_to_try_again() {
        try (Person person = staff(Screen.PHONE)) {
            person.expects("503");
            gateway.answers(request -> request.path().equals("/api/devices")
                    ? Answer.problem(503, "database-unavailable", "")
                    : console.answer(request));
            person.open("/support");
            assertThat(person.text("Reference for support: r-1")).isVisible(SOON);
            new SupportWalk(person, "console-outage").picture("fleet");
            gateway.answers(console::answer);
            person.button("Try again").click();
            assertThat(person.link(FakeFleet.ONLINE)).isVisible();
            person.hasNoComplaints();
        }
    }

    @Test
    void without_a_connection_what_is_known_stays_and_it_is_told() {
        try (Person person = staff(Screen.PHONE)) {
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
        try (Person person = staff(Screen.DESKTOP)) {
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
        try (Person person = staff(Screen.DESKTOP)) {
            person.open("/support");
            assertThat(person.heading("Batteries")).isVisible();
            person.tabTo(person.link("Skip to the content"));
            person.press("Enter");
            assertThat(person.heading("Batteries")).isFocused();
        }
    }

    @Test
    void whoever_signs_out_is_out() {
        try (Person person = staff(Screen.PHONE)) {
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
        gateway.answers(home::answer);
        try (Person person = new Person(chromium, gateway.url(), screen, "en-US")) {
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
