package energy.flipbridge.gateway.browser;

import com.microsoft.playwright.options.ColorScheme;
import energy.flipbridge.gateway.browser.Person.Screen;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page in each of its states, on a phone and a desktop, in both languages, light and dark. */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {

    private static final Instant NOW = Instant.parse("2026-07-01T23:20:00Z");
    private static final String LINK =
            "/devices/register?payload=%7B%22thingName%22%3A%22garage-battery%22%7D&signature=s";
    private static final String MAILS_OFF_LINK = "/mails/off?token=LOW_RESERVE.a1.good";
    private static final String HOME = "/home/" + FakeHome.SITE;
    private static final String PROGRAMME = HOME + "/programmes/" + FakeHome.PROGRAMME;

    enum Shown {
        SIGN_IN("/sign-in", home -> home.signedIn = false),
        SIGN_IN_LINK("/sign-in/link#good", home -> home.signedIn = false),
        SIGN_IN_LINK_BROKEN("/sign-in/link", home -> home.signedIn = false),
        FIRST_BATTERY("/", home -> home.registered = false),
        REGISTER(LINK, home -> home.registered = false),
        REGISTER_WITHOUT_LINK("/devices/register", home -> home.registered = false),
        REGISTERED_ALREADY(LINK, home -> home.check = "IN_USE_BY_YOU"),
        COMMISSIONING(HOME, home -> home.battery = "COMMISSIONING"),
        REFUSED(HOME, home -> {
            home.battery = "REFUSED";
            home.refusal = "{\"reason\":\"FIELDS\",\"errors\":[{\"field\":\"address.zipCode\","
                    + "\"message\":\"is not in California\"}]}";
        }),
        HOME_PAGE(HOME, _ -> {}),
        HOME_NEW(HOME, home -> {
            home.enrolment = null;
            home.events = false;
        }),
        HOME_EVENT(
                HOME,
                home -> home.figures = "\"mode\":\"DISCHARGE\",\"batteryPowerW\":4000,\"solarPowerW\":420,"
                        + "\"homePowerW\":1280,\"gridPowerW\":-3140,\"gridOnline\":true"),
        HOME_SILENT(HOME, home -> home.connection = "OFFLINE"),
        HOME_STOPPED(HOME, home -> home.control = "STOPPED"),
        HOME_MONITORED(HOME, home -> home.control = "MONITORED"),
        PROGRAMMES(HOME + "/programmes", home -> home.enrolment = null),
        PROGRAMMES_NONE(HOME + "/programmes", home -> home.programmes = false),
        PROGRAMME_JOIN(PROGRAMME, home -> home.enrolment = null),
        PROGRAMME_PENDING(PROGRAMME, home -> home.enrolment = "PENDING"),
        PROGRAMME_ACTIVE(PROGRAMME, _ -> {}),
        PROGRAMME_REJECTED(PROGRAMME, home -> {
            home.enrolment = "REJECTED";
            home.reason = "\"The account number does not match the address.\"";
        }),
        PROGRAMME_NEEDS_ACTION(PROGRAMME, home -> home.enrolment = "NEEDS_ACTION"),
        PROGRAMME_LEFT(PROGRAMME, home -> home.enrolment = "UNENROLLED"),
        EVENTS(HOME + "/events", _ -> {}),
        EVENTS_NONE(HOME + "/events", home -> home.events = false),
        EVENT(HOME + "/events/" + FakeHome.EVENT, _ -> {}),
        EVENT_SITTING_OUT(HOME + "/events/" + FakeHome.EVENT, home -> home.participating = false),
        EVENT_PAST(HOME + "/events/e3", _ -> {}),
        STORY(HOME + "/story", _ -> {}),
        SETTINGS("/settings", _ -> {}),
        DELETION("/account/deletion", home -> home.deletion = FakeHome.DELETION),
        DELETION_FROM_START("/", home -> home.deletion = FakeHome.DELETION),
        DELETED("/account/deleted", home -> home.signedIn = false),
        MAILS_OFF(MAILS_OFF_LINK, home -> home.signedIn = false),
        MAILS_OFF_SIGNED_IN(MAILS_OFF_LINK, _ -> {}),
        MAILS_OFF_BROKEN("/mails/off", home -> home.signedIn = false),
        FOR_STAFF("/support", _ -> {}),
        SOMEBODY_ELSES_HOME("/home/another", _ -> {});

        final String path;
        final Consumer<FakeHome> scene;

        Shown(String path, Consumer<FakeHome> scene) {
            this.path = path;
            this.scene = scene;
        }
    }

    private Chromium chromium;
    private FakeGateway gateway;

    @BeforeAll
    void start() {
        chromium = Chromium.start();
        gateway = new FakeGateway(_ -> null);
    }

    @AfterAll
    void stop() {
        if (gateway != null) {
            chromium.close();
            gateway.close();
        }
    }

    /** Each width with each scheme, and each language with each of both. */
    private enum View {
        ENGLISH_PHONE_LIGHT("en", Screen.PHONE, ColorScheme.LIGHT),
        ENGLISH_DESKTOP_DARK("en", Screen.DESKTOP, ColorScheme.DARK),
        SPANISH_PHONE_DARK("es", Screen.PHONE, ColorScheme.DARK),
        SPANISH_DESKTOP_LIGHT("es", Screen.DESKTOP, ColorScheme.LIGHT);

        final String language;
        final Screen screen;
        final ColorScheme scheme;

        View(String language, Screen screen, ColorScheme scheme) {
            this.language = language;
            this.screen = screen;
            this.scheme = scheme;
        }
    }

    @ParameterizedTest
    @EnumSource
    void is_free_of_barriers_and_errors(Shown shown) {
        for (String language : new String[] {"en", "es"}) {
            FakeHome home = new FakeHome(NOW);
            home.language = language;
            shown.scene.accept(home);
            gateway.answers(home::answer);
            try (Person person = new Person(chromium, gateway.url(), Screen.PHONE, language + "-US")) {
                person.standsStillAt(NOW);
                if (shown == Shown.SOMEBODY_ELSES_HOME) {
                    person.expects("404");
                }
                person.open(shown.path);
                person.waitsUntilLoaded();
                for (View view : View.values()) {
                    if (view.language.equals(language)) {
                        person.uses(view.screen, view.scheme);
                        String name = (shown + "-" + view).toLowerCase(Locale.ROOT);
                        person.takesPicture(name);
                        person.meetsNoBarrier(name);
                    }
                }
                person.hasNoComplaints();
            }
        }
    }
}
