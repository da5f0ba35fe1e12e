package energy.flipbridge.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import energy.flipbridge.gateway.browser.FakeGateway.Answer;
import energy.flipbridge.gateway.browser.Person.Screen;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a homeowner does, and what may go wrong on the way, against answers that are made up. */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HomeownerWalkTest {

    private static final String LINK = "/devices/register?payload=%7B%22thingName%22%3A%22garage-battery%22%2C"
            + "%22nonce%22%3A%2200%22%2C%22timestamp%22%3A1782925200%2C%22version%22%3A1%7D&signature=sig%20";
    private static final String HOME = "/home/" + FakeHome.SITE;

    private Chromium chromium;
    private FakeGateway gateway;
    private FakeHome home;

    @BeforeAll
    void start() {
        chromium = Chromium.start();
        home = new FakeHome(Instant.now());
        gateway = new FakeGateway(_ -> null);
    }

    @AfterAll
    void stop() {
        if (gateway != null) {
            chromium.close();
            gateway.close();
        }
    }

    private Person somebody(Screen screen, FakeHome theirs) {
        home = theirs;
        gateway.answers(home::answer);
        return new Person(chromium, gateway.url(), screen, "en-US");
    }

    @ParameterizedTest
    @EnumSource
    void leads_by_the_keyboard_alone_from_the_code_on_the_battery_to_an_event_and_out(Screen screen) {
        try (Person person = somebody(screen, FakeHome.empty(Instant.now()))) {
            Walk walk = new Walk(person, "walk-" + screen.name().toLowerCase(Locale.ROOT));
            walk.asksForACode(LINK, FakeHome.EMAIL);
            if (screen == Screen.PHONE) {
                walk.signsInWithTheCode(FakeHome.CODE);
            } else {
                // Another browser has no memory of where to go on: the gateway has.
                home.continueAt = LINK;
                walk.signsInWithTheLink("/sign-in/link#good");
            }
            walk.registers(FakeHome.THING);
            walk.seesTheBatteryBeingRegistered();
            home.battery = "COMMISSIONED";
            gateway.tell("home", home.home());
            walk.seesTheBatteryWorking();
            walk.joinsAProgramme();
            home.enrolment = "ACTIVE";
            home.events = true;
            gateway.tell("home", home.home());
            walk.seesTheProgrammeActive();
            walk.sitsTheEventOut();
            walk.readsTheStory();
            walk.signsOut();

            assertThat(gateway.requests().stream()
                            .filter(request -> request.path().equals("/api/registrations/check"))
                            .map(FakeGateway.Request::body))
                    .as("the payload goes on as it was signed")
                    .contains("{\"payload\":\"{\\\"thingName\\\":\\\"garage-battery\\\",\\\"nonce\\\":\\\"00\\\","
                            + "\\\"timestamp\\\":1782925200,\\\"version\\\":1}\",\"signature\":\"sig\"}");
        }
    }

    @Test
    void a_wrong_code_says_so_and_leaves_the_right_one_to_be_typed() {
        try (Person person = somebody(Screen.PHONE, FakeHome.empty(Instant.now()))) {
            person.expects("422");
            Walk walk = new Walk(person, "wrong-code");
            walk.asksForACode(LINK, FakeHome.EMAIL);
            person.tabTo(person.field("Six-digit code"));
            person.type("000 000");
            person.press("Enter");
            assertThat(person.text("That code is not right.")).isVisible();
            assertThat(person.text("4 attempts left.")).isVisible();
            person.meetsNoBarrier("wrong code");
            person.field("Six-digit code").clear();
            walk.signsInWithTheCode(FakeHome.CODE);
        }
    }

    @Test
    void a_form_with_gaps_marks_them_and_goes_to_the_first() {
        try (Person person = somebody(Screen.PHONE, FakeHome.empty(Instant.now()))) {
            home.signedIn = true;
            person.open(LINK);
            person.button("Yes, this is mine").click();
            person.field("ZIP code").fill("9460");
            person.button("Continue").click();

            assertThat(person.text("6 entries need another look.")).isVisible();
            assertThat(person.field("First name")).isFocused();
            assertThat(person.field("ZIP code"))
                    .hasAccessibleDescription("Enter a ZIP code with five digits, like 94110");
            person.takesPicture("form-with-gaps");
            person.meetsNoBarrier("a form with gaps");
            person.hasNoComplaints();
        }
    }

    @Test
    void what_flip_refuses_comes_back_to_its_field_with_all_that_was_typed() {
        try (Person person = somebody(Screen.PHONE, FakeHome.empty(Instant.now()))) {
            home.signedIn = true;
            person.open(LINK);
            new Walk(person, "refused").registers(FakeHome.THING);
            home.battery = "REFUSED";
            home.refusal = "{\"reason\":\"FIELDS\",\"errors\":[{\"field\":\"address.zipCode\","
                    + "\"message\":\"is not in California\"}]}";
            home.check = "IN_USE_BY_YOU";
            gateway.tell("home", home.home());
            person.link("Correct the entries").click();

            assertThat(person.field("ZIP code")).hasAccessibleDescription("Is not in California");
            assertThat(person.field("ZIP code")).hasValue("88801");
            assertThat(person.field("First name")).hasValue("Ada");
            person.takesPicture("refused-correction");
            person.meetsNoBarrier("correction");
            person.hasNoComplaints();
        }
    }

    @Test
    void another_battery_joins_the_home_that_is_there() {
        try (Person person = somebody(Screen.PHONE, new FakeHome(Instant.now()))) {
            person.open(LINK);
            person.button("Yes, this is mine").click();
            assertThat(person.field("9 Grand Ave, Oakland")).isChecked();
            person.meetsNoBarrier("the choice of a home");
            person.takesPicture("another-battery");
            person.button("Continue").click();
            person.button("Continue").click();
            assertThat(person.text("Oakland, CA 94607")).isVisible();
            person.button("Register the battery").click();

            assertThat(person.heading("Almost there")).isVisible();
            assertThat(lastBody("POST /api/registrations"))
                    .contains("\"siteId\":\"" + FakeHome.SITE + "\"")
                    .doesNotContain("address");
            person.hasNoComplaints();
        }
    }

    @Test
    void a_lower_reserve_for_an_event_is_asked_about_first() {
        try (Person person = somebody(Screen.PHONE, new FakeHome(Instant.now()))) {
            person.open(HOME + "/events/" + FakeHome.EVENT);
            person.field("Reserve during this event, Percent").fill("10");
            person.button("Save").click();
            assertThat(person.text("as little as 10% may be left")).isVisible();
            person.button("Cancel").click();
            assertThat(person.button("Save")).isFocused();
            person.button("Save").click();
            person.button("Lower the reserve").click();

            assertThat(person.text("Saved.")).isVisible();
            assertThat(lastBody("PATCH /api/homes/" + FakeHome.SITE + "/events/" + FakeHome.EVENT))
                    .isEqualTo("{\"reservePercent\":10}");
            person.hasNoComplaints();
        }
    }

    @Test
    void settings_are_kept_at_once() {
        try (Person person = somebody(Screen.PHONE, new FakeHome(Instant.now()))) {
            person.open("/settings");
            person.field("The battery has been silent for a day").check();
            assertThat(person.field("The battery has been silent for a day")).isChecked();
            person.field("Of these pages and our e-mails").selectOption("es");

            assertThat(person.heading("Ajustes")).isVisible();
            assertThat(lastBody("PATCH /api/account")).isEqualTo("{\"language\":\"es\"}");
            person.hasNoComplaints();
        }
    }

    @Test
    void mails_are_switched_by_the_keyboard_and_not_over_what_was_changed_meanwhile() {
        try (Person person = somebody(Screen.PHONE, new FakeHome(Instant.now()))) {
            person.expects("412");
            person.open("/settings");
            Locator low = person.field("The battery is low before an event");
            Locator silent = person.field("The battery has been silent for a day");
            person.tabTo(low);
            person.press("Space");
            person.tabTo(silent);
            person.press("Space");
            assertThat(low).not().isChecked();
            assertThat(silent).isChecked();
            assertThat(gateway.requests().stream()
                            .filter(request -> request.line().equals("PATCH /api/account"))
                            .map(request -> request.headers().get("If-match")))
                    .containsExactly(List.of("\"v1\""), List.of("\"v2\""));

            home.accountVersion = 9;
            home.silentMail = false;
            person.field("A new event was announced").click();
            assertThat(person.text("This was changed in another window")).isVisible();
            assertThat(person.field("A new event was announced")).isChecked();
            assertThat(silent).not().isChecked();
            person.meetsNoBarrier("a switch that was changed meanwhile");
            person.hasNoComplaints();
        }
    }

    @Test
    void the_link_of_a_mail_switches_off_by_a_click_alone_and_shows_the_way_back() {
        try (Person person = somebody(Screen.PHONE, new FakeHome(Instant.now()))) {
            person.open("/mails/off?token=LOW_RESERVE.a1.good");
            assertThat(person.text("we stop sending you e-mails about a low battery"))
                    .isVisible();
            assertThat(home.lowMail).isTrue();
            person.tabTo(person.button("Stop these e-mails"));
            person.press("Enter");
            assertThat(person.text("Done. We send you no more e-mails about a low battery"))
                    .isVisible();
            assertThat(home.lowMail).isFalse();
            person.meetsNoBarrier("mails switched off");
            person.takesPicture("mails-off-done");
            home.accountVersion++;

            person.link("Go to settings").click();
            assertThat(person.field("The battery is low before an event")).not().isChecked();
            person.hasNoComplaints();
        }
    }

    @Test
    void a_broken_link_of_a_mail_says_what_to_do() {
        try (Person person = somebody(Screen.PHONE, new FakeHome(Instant.now()))) {
            person.expects("422");
            person.open("/mails/off?token=LOW_RESERVE.a1.bad");
            person.button("Stop these e-mails").click();
            assertThat(person.text("Part of the link is missing.")).isVisible();
            assertThat(person.button("Stop these e-mails")).hasCount(0);
            person.meetsNoBarrier("a broken link");
            person.takesPicture("mails-off-refused");
            person.hasNoComplaints();
        }
    }

    private String lastBody(String line) {
        return gateway.requests().stream()
                .filter(request -> request.line().equals(line))
                .map(FakeGateway.Request::body)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void each_refusal_of_a_link_says_what_to_do_next() {
        try (Person person = somebody(Screen.PHONE, new FakeHome(Instant.now()))) {
            person.expects("409|422");
            for (String[] refusal : new String[][] {
                {"409", "owned-by-another", "ask the previous owner to release it"},
                {"409", "nonce-spent", "Let your battery show a new code"},
                {"422", "link-too-old", "more than an hour old"},
                {"422", "something-new", "Something to do next."}
            }) {
                gateway.answers(request -> request.path().equals("/api/registrations/check")
                        ? Answer.problem(Integer.parseInt(refusal[0]), refusal[1], "")
                        : home.answer(request));
                person.open(LINK);
                assertThat(person.text(refusal[2])).isVisible();
                assertThat(person.button("Try again")).isVisible();
            }
            person.takesPicture("link-refused");
            person.meetsNoBarrier("link refused");
            person.hasNoComplaints();
        }
    }

    @Test
    void an_address_that_was_changed_meanwhile_is_shown_anew_instead_of_being_overwritten() {
        try (Person person = somebody(Screen.PHONE, new FakeHome(Instant.now()))) {
            person.expects("412");
            person.open("/settings");
            assertThat(person.field("Street and number")).hasValue("9 Grand Ave");
            home.version = 7;
            person.field("City").fill("Berkeley");
            person.button("Save").first().click();

            assertThat(person.text("This was changed in another window")).isVisible();
            assertThat(person.field("Street and number")).hasValue("16 Grand Ave");
            person.field("City").fill("Berkeley");
            person.button("Save").first().click();
            assertThat(person.text("Saved.")).isVisible();
            person.hasNoComplaints();
        }
    }

    @Test
    void two_clicks_join_once() {
        try (Person person = somebody(Screen.PHONE, new FakeHome(Instant.now()))) {
            home.enrolment = null;
            person.open(HOME + "/programmes/" + FakeHome.PROGRAMME);
            person.field("Utility account number").fill("1234567890");
            person.field("Size of your solar system in kW").fill("7.5");
            person.page().locator("input[name=agreed]").check();
            person.button("Join this program").dblclick();

            assertThat(person.text("In review")).isVisible();
            assertThat(gateway.requests().stream()
                            .filter(request -> request.method().equals("POST"))
                            .map(FakeGateway.Request::body))
                    .containsExactly("{\"programId\":\"" + FakeHome.PROGRAMME + "\",\"termsVersion\":\"2026-01\","
                            + "\"agreed\":true,\"answers\":[{\"name\":\"account_id\",\"value\":\"1234567890\"},"
                            + "{\"name\":\"panels\",\"value\":\"7.5\"},{\"name\":\"owner\",\"value\":\"false\"}]}");
            person.hasNoComplaints();
        }
    }

    @Test
    void leaving_a_programme_and_releasing_a_battery_ask_first() {
        try (Person person = somebody(Screen.PHONE, new FakeHome(Instant.now()))) {
            person.open(HOME + "/programmes/" + FakeHome.PROGRAMME);
            person.button("Leave this program").click();
            person.meetsNoBarrier("leaving");
            person.takesPicture("leaving");
            person.press("Escape");
            assertThat(person.button("Leave this program")).isFocused();
            person.button("Leave this program").click();
            person.button("Leave the program").click();
            assertThat(person.text("You are no longer in this program.")).isVisible();

            person.open("/settings");
            person.button("Release this battery").click();
            person.button("Keep it").click();
            assertThat(person.page().getByRole(AriaRole.DIALOG)).hasCount(0);
            person.button("Release this battery").click();
            person.button("Release the battery").click();
            assertThat(person.text("Being released")).isVisible();
            person.hasNoComplaints();
        }
    }

    @Test
    void without_a_connection_what_is_known_stays_and_it_is_told() {
        try (Person person = somebody(Screen.PHONE, new FakeHome(Instant.now()))) {
            person.expects("ERR_INTERNET_DISCONNECTED|ERR_NETWORK");
            // The other pages are fetched in a quiet moment.
            person.page().waitForResponse("**/StoryPage-*.js", () -> person.open(HOME));
            assertThat(person.page().locator(".chart canvas")).isVisible();
            person.goesOffline(true);
            assertThat(person.text("You are offline.")).isVisible();
            assertThat(person.text("72%")).isVisible();
            person.follows("Activity");
            assertThat(person.heading("Activity")).isVisible();
            person.meetsNoBarrier("offline");
            person.takesPicture("offline");
            person.goesOffline(false);
            assertThat(person.text("You are offline.")).isHidden();
            person.hasNoComplaints();
        }
    }

    @Test
    void an_outage_of_the_gateway_is_told_with_a_way_to_try_again() {
        try (Person person = somebody(Screen.PHONE, new FakeHome(Instant.now()))) {
            person.expects("503");
            gateway.answers(request -> request.path().endsWith("/programmes")
                    ? Answer.problem(503, "flip-unreachable", "")
                    : home.answer(request));
            person.open(HOME + "/programmes");
            assertThat(person.text("Flip, the service behind the programs, cannot be reached"))
                    .isVisible();
            assertThat(person.text("Reference for support: r-1")).isVisible();
            person.meetsNoBarrier("an outage");
            person.takesPicture("outage");
            gateway.answers(home::answer);
            person.button("Try again").click();
            assertThat(person.text("Summer Saver Rewards")).isVisible();
            person.hasNoComplaints();
        }
    }

    @Test
    void a_session_that_ended_elsewhere_leads_to_the_sign_in_and_back() {
        try (Person person = somebody(Screen.PHONE, new FakeHome(Instant.now()))) {
            person.expects("401");
            person.open(HOME);
            assertThat(person.heading("Right now")).isVisible();
            gateway.answers(request -> request.path().endsWith("/events")
                    ? Answer.problem(401, "token-missing", "")
                    : home.answer(request));
            home.signedIn = false;
            person.follows("Events");
            assertThat(person.text("You were signed out.")).isVisible();
            gateway.answers(home::answer);
            person.field("E-mail address").fill(FakeHome.EMAIL);
            person.button("Send me a code").click();
            person.field("Six-digit code").fill(FakeHome.CODE);
            person.button("Sign in").click();
            assertThat(person.page()).hasURL(gateway.url() + HOME + "/events");
            person.hasNoComplaints();
        }
    }

    @Test
    void the_language_follows_the_browser_until_one_is_chosen() {
        try (Person person = somebody(Screen.PHONE, FakeHome.empty(Instant.now()))) {
            person.open("/sign-in");
            person.button("Español").click();
            assertThat(person.heading("Iniciar sesión")).isVisible();
            assertThat(person.page().locator("html")).hasAttribute("lang", "es");
            person.open("/sign-in");
            assertThat(person.heading("Iniciar sesión")).isVisible();
            person.hasNoComplaints();
        }
    }

    @Test
    void the_skip_link_leads_past_the_menu() {
        try (Person person = somebody(Screen.DESKTOP, new FakeHome(Instant.now()))) {
            person.open(HOME + "/events");
            assertThat(person.heading("Upcoming")).isVisible();
            person.tabTo(person.link("Skip to the content"));
            person.press("Enter");
            assertThat(person.heading("Events")).isFocused();
        }
    }
}
