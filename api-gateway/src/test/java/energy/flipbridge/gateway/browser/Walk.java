package energy.flipbridge.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/**
 * The way of a homeowner from the code on the battery to an enrolled home, and out again, by the keyboard alone. What
 * happens outside of the pages, such as the mail and Flip's side, is the test's to make happen.
 */
public final class Walk {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private final Person person;
    private final String name;

    /** @param name of its pictures */
    public Walk(Person person, String name) {
        this.person = person;
        this.name = name;
    }

    /** Opens the battery's link, and asks for a code. */
    public void asksForACode(String registrationPath, String email) {
        person.open(registrationPath);
        shows("Sign in");
        picture("01-sign-in");
        person.tabTo(person.field("E-mail address"));
        person.type(email);
        person.press("Enter");
        shows("Check your e-mail");
        picture("02-code");
    }

    public void signsInWithTheCode(String code) {
        person.tabTo(person.field("Six-digit code"));
        person.type(code);
        person.press("Enter");
        shows("Register your battery");
    }

    /** @param link the path of the mail's link */
    public void signsInWithTheLink(String link) {
        person.open(link);
        shows("Welcome back");
        picture("02-link");
        presses("Sign in");
        shows("Register your battery");
    }

    /** Confirms the battery, gives the address, and sends it all. */
    public void registers(String thing) {
        assertThat(person.text(thing)).isVisible();
        picture("03-battery");
        presses("Yes, this is mine");
        fills("First name", "Ada");
        fills("Last name", "Byron");
        fills("Street and number", "9 Grand Ave");
        fills("ZIP code", "88801");
        fills("City", "Oakland");
        person.tabTo(person.field("State"));
        person.type("Cali");
        picture("04-address");
        presses("Continue");
        assertThat(person.heading("Check the battery’s details")).isVisible();
        fillsWhereEmpty("Manufacturer", "Acme");
        fillsWhereEmpty("Model", "Cell 10");
        fillsWhereEmpty("Serial number", "AC-0001");
        fillsWhereEmpty("Capacity in kWh", "13.5");
        fillsWhereEmpty("Greatest charging power in kW", "5");
        fillsWhereEmpty("Greatest power it gives in kW", "5");
        picture("05-details");
        presses("Continue");
        assertThat(person.text("9 Grand Ave")).isVisible();
        picture("06-review");
        presses("Register the battery");
        shows("Your home");
    }

    /** Sees that Flip has registered the battery, without doing anything for it. */
    public void seesTheBatteryWorking() {
        assertThat(person.heading("Right now")).isVisible(SOON);
        picture("07-home");
    }

    /** Picks the first programme, answers what it asks, and joins. */
    public void joinsAProgramme() {
        follows("See programs for your home");
        shows("Programs");
        picture("08-programmes");
        person.tabTo(person.page().getByRole(AriaRole.LINK, named("Details and joining.*")));
        person.press("Enter");
        assertThat(person.heading("Join this program")).isVisible();
        Locator fields = person.page().locator("form input[type=text]");
        for (int field = 0; field < fields.count(); field++) {
            person.tabTo(fields.nth(field));
            person.type("7");
        }
        Locator terms = person.page().locator("summary");
        if (terms.count() > 0) {
            person.tabTo(terms);
            person.press("Enter");
            assertThat(person.page().locator(".terms-text .prose")).isVisible();
        }
        person.tabTo(person.page().locator("input[name=agreed]"));
        person.press("Space");
        picture("09-programme");
        presses("Join this program");
        assertThat(person.text("In review").or(person.text("Sending")).first()).isVisible();
        picture("10-in-review");
    }

    /** Sees that the utility has agreed, without doing anything for it. */
    public void seesTheProgrammeActive() {
        assertThat(person.page().getByText("You are in.")).isVisible(SOON);
        picture("11-active");
    }

    /** Finds the event, sees what the battery says of it, and sits it out. */
    public void sitsTheEventOut() {
        follows("Events");
        shows("Events");
        Locator event = person.page().locator(".event-line").first();
        assertThat(event).isVisible(SOON);
        picture("12-events");
        person.tabTo(event);
        person.press("Enter");
        assertThat(person.heading("What your battery says")).isVisible();
        assertThat(person.page().getByText("The battery confirmed the plan at")).isVisible(SOON);
        picture("13-event");
        presses("Sit this event out");
        assertThat(person.page().getByRole(AriaRole.DIALOG)).isVisible();
        picture("14-sit-out");
        presses("Sit it out");
        assertThat(person.text("Your battery sits this event out.")).isVisible();
        picture("15-sitting-out");
    }

    public void readsTheStory() {
        follows("Activity");
        shows("Activity");
        assertThat(person.page().locator(".story li").first()).isVisible();
        picture("16-story");
    }

    public void signsOut() {
        follows("Settings");
        shows("Settings");
        assertThat(person.field("ZIP code")).isVisible();
        picture("17-settings");
        presses("Sign out");
        shows("Sign in");
        person.open("/settings");
        shows("Sign in");
    }

    /** The page's heading is there, and has the focus, unless the page was opened by its address. */
    private void shows(String heading) {
        Locator title = person.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions()
                                .setName(heading)
                                .setExact(true)
                                .setLevel(1));
        assertThat(title).isVisible(SOON);
    }

    private void presses(String button) {
        person.tabTo(person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true)));
        person.press("Enter");
    }

    private void follows(String link) {
        person.tabTo(person.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)));
        person.press("Enter");
    }

    private void fills(String label, String text) {
        person.tabTo(person.field(label));
        person.type(text);
    }

    private void fillsWhereEmpty(String label, String text) {
        Locator field = person.field(label);
        person.tabTo(field);
        if (field.inputValue().isEmpty()) {
            person.type(text);
        }
    }

    private static Page.GetByRoleOptions named(String pattern) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(pattern));
    }

    private void picture(String step) {
        person.takesPicture(name + "-" + step);
        person.meetsNoBarrier(name + "-" + step);
        person.hasNoComplaints();
    }
}
