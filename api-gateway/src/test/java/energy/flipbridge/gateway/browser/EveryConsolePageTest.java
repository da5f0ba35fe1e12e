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

/** Every page of the console in each of its states, on a phone and a desktop, light and dark. */
@Tag("system")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryConsolePageTest {

    private static final Instant NOW = Instant.parse("2026-07-01T23:20:00Z");
    private static final String DEVICES = "/support/devices/";
    private static final String COMMANDS = "/support/commands/";

    enum Shown {
        FLEET("/support"),
        FLEET_NEXT_PAGE("/support?cursor=second"),
        FLEET_FOUND("/support?q=porch"),
        FLEET_NONE("/support?q=nowhere"),
        FLEET_EXPIRING("/support?certificate=expiring"),
        FLEET_STOPPED("/support", "", console -> {
            console.stops.stop("FLEET", null, "STOP", "A recall of the maker");
            console.stops.stop("HOME", "site-for-device::attic", "STOP", "The meter is changed");
            console.stops.stop("DEVICE", FakeFleet.ONLINE, "MONITOR_ONLY", "A technician is there");
        }),
        DEVICE_STOPPED(DEVICES + FakeFleet.ONLINE, "", console -> {
            console.stops.stop("FLEET", null, "STOP", "A recall of the maker");
            console.stops.stop("DEVICE", FakeFleet.ONLINE, "MONITOR_ONLY", "A technician is there");
        }),
        DEVICE(DEVICES + FakeFleet.ONLINE),
        DEVICE_SILENT(DEVICES + FakeFleet.SILENT),
        DEVICE_NEW(DEVICES + FakeFleet.NEW),
        DEVICE_FILTERED(DEVICES + FakeFleet.SILENT + "?command=" + FakeFleet.LATE + "&event=CommandReceived"),
        DEVICE_OLDER(DEVICES + FakeFleet.SILENT + "?cursor=older"),
        DEVICE_PAST(DEVICES + FakeFleet.SILENT + "?at=2026-07-01T21:00:00Z"),
        DEVICE_PAST_REVISION(DEVICES + FakeFleet.SILENT + "?revision=12"),
        DEVICE_UNKNOWN(DEVICES + "nobody", "404"),
        COMMAND_LATE(COMMANDS + FakeFleet.LATE),
        COMMAND_DONE(COMMANDS + FakeFleet.DONE),
        COMMAND_FAILED(COMMANDS + FakeFleet.FAILED),
        COMMAND_UNKNOWN(COMMANDS + "nothing", "404"),
        UNANSWERED("/support/unanswered"),
        UNANSWERED_CHOSEN("/support/unanswered?band=from_10&cause=offline"),
        UNANSWERED_OTHERS("/support/unanswered?band=from_5&cause=rejected"),
        UNANSWERED_MANY("/support/unanswered", "", console -> console.unanswered.tooMany()),
        UNANSWERED_NONE("/support/unanswered", "", console -> console.unanswered.commands.clear()),
        SYSTEM("/support/processors"),
        SYSTEM_REPLAYS("/support/processors", "", console -> {
            console.processors.stands = true;
            console.processors.goesOn("devices", "building");
            console.processors.goesOn("history_2", "switching");
            console.processors.goesOn("commands", "done");
        }),
        FOUND_WEBHOOK("/support/search?q=" + FakeTimeline.WEBHOOK),
        FOUND_EVENT("/support/search?q=" + FakeTimeline.ORDERED),
        FOUND_NOTHING("/support/search?q=nothing"),
        PARKED("/support/parked"),
        PARKED_NONE("/support/parked", "", console -> console.parked.clear()),
        PARKED_DISCARDED(
                "/support/parked?state=discarded",
                "",
                console -> console.parked.replaceAll((_, one) -> one.after(
                        "discarded",
                        ",\"decision\":{\"by\":\"support:desk\",\"at\":\"2026-07-01T22:00:00.000Z\",\"reason\":"
                                + "\"A test of the installer's\"}")));

        final String path;
        final String expected;
        final Consumer<FakeConsole> scene;

        Shown(String path) {
            this(path, "");
        }

        Shown(String path, String expected) {
            this(path, expected, _ -> {});
        }

        Shown(String path, String expected, Consumer<FakeConsole> scene) {
            this.path = path;
            this.expected = expected;
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

    @ParameterizedTest
    @EnumSource
    void is_free_of_barriers_and_errors(Shown shown) {
        FakeConsole console = new FakeConsole(NOW);
        shown.scene.accept(console);
        gateway.answers(console::answer);
        try (Person person = new Person(chromium, gateway.url(), Screen.PHONE, "en-US")) {
            person.standsStillAt(NOW);
            if (!shown.expected.isEmpty()) {
                person.expects(shown.expected);
            }
            person.open(shown.path);
            person.waitsUntilLoaded();
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                for (Screen screen : Screen.values()) {
                    person.uses(screen, scheme);
                    String name = ("console-" + shown + "-" + screen + "-" + scheme).toLowerCase(Locale.ROOT);
                    person.takesPicture(name);
                    person.meetsNoBarrier(name);
                }
            }
            person.hasNoComplaints();
        }
    }
}
