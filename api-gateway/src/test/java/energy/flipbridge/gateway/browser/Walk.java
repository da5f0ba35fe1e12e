package energy.flipbridge.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
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
    private final boolean isHurried;

    /** @param name of its pictures */
    public Walk(Person person, String name) {
        this(person, name, false);
    }

    private Walk(Person person, String name, boolean isHurried) {
        this.person = person;
        this.name = name;
        this.isHurried = isHurried;
    }

    /** Goes straight to every field, and stops nowhere to take a picture: what is left is how long the pages take. */
    public static Walk hurried(Person person) {
        return new Walk(person, "", true);
    }

    /** Opens the battery's link, and asks for a code. */
    public void asksForACode(String registrationPath, String email) {
        person.open(registrationPath);
        shows("Sign in");
        picture("01-sign-in");
        goTo(person.field("E-mail address"));
        person.type(email);
        person.press("Enter");
        shows("Check your e-mail");
        picture("02-code");
    }

    public void signsInWithTheCode(String code) {
        goTo(person.field("Six-digit code"));
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
        fillsInTheRegistration(thing);
        presses("Register the battery");
        seesTheHome();
    }

    /** Stops before it is sent. */
    public void fillsInTheRegistration(String thing) {
        assertThat(person.text(thing)).isVisible();
        picture("03-battery");
        presses("Yes, this is mine");
        fills("First name", "Ada");
        fills("Last name", "Byron");
        fills("Street and number", "9 Grand Ave");
        fills("ZIP code", "88801");
        fills("City", "Oakland");
        goTo(person.field("State"));
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
    }

    public void seesTheHome() {
        shows("Your home");
    }

    /** Sees that Flip has been asked, and has not answered yet. */
    public void seesTheBatteryBeingRegistered() {
        assertThat(person.text("We are registering your battery with Flip.")).isVisible(SOON);
        picture("06b-registering");
    }

    /** Sees that Flip has registered the battery, without doing anything for it. */
    public void seesTheBatteryWorking() {
        assertThat(person.heading("Right now")).isVisible(SOON);
        picture("07-home");
    }

    /** Picks the first programme, answers what it asks, and joins. */
    public void joinsAProgramme() {
        fillsInTheApplication();
        presses("Join this program");
        seesTheApplication();
    }

    /** Stops before it is sent. */
    public void fillsInTheApplication() {
        follows("See programs for your home");
        shows("Programs");
        picture("08-programmes");
        goTo(person.page().getByRole(AriaRole.LINK, named("Details and joining.*")));
        person.press("Enter");
        assertThat(person.heading("Join this program")).isVisible();
        Locator fields = person.page().locator("form input[type=text]");
        for (int field = 0; field < fields.count(); field++) {
            goTo(fields.nth(field));
            person.type("7");
        }
        Locator terms = person.page().locator("summary");
        if (terms.count() > 0) {
            goTo(terms);
            person.press("Enter");
            assertThat(person.page().locator(".terms-text .prose")).isVisible();
        }
        goTo(person.page().locator("input[name=agreed]"));
        person.press("Space");
        picture("09-programme");
    }

    public void seesTheApplication() {
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
        goTo(event);
        person.press("Enter");
        assertThat(person.heading("What your battery says")).isVisible();
        assertThat(person.page().getByText("The battery confirmed the plan at")).isVisible(SOON);
        picture("13-event");
        presses("Sit this event out");
        assertThat(person.page().getByRole(AriaRole.DIALOG)).isVisible();
        picture("14-sit-out");
        presses("Sit it out");
        assertThat(person.text("Your battery sits this event out.")).isVisible();
        assertThat(person.text("The plan was called off, and the battery confirmed that."))
                .isVisible(SOON);
        picture("15-sitting-out");
    }

    /** Finds everything that was done, and nothing that the pages have no words for. */
    public void readsTheStory() {
        follows("Activity");
        shows("Activity");
        assertThat(person.text("Your battery dropped the plan.")).isVisible(SOON);
        assertThat(person.text("The plan was called off because you sat the event out."))
                .isVisible();
        assertThat(person.text("You sat an event out.")).isVisible();
        assertThat(person.text("Your battery confirmed: it will give 4 kW")).isVisible();
        assertThat(person.text("Flip asked your battery to give 4 kW")).isVisible();
        for (String unclear : List.of("Something about your battery was recorded.", "Flip changed an event")) {
            assertThat(person.page().getByText(unclear)).hasCount(0);
        }
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
        goTo(person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true)));
        person.press("Enter");
    }

    private void follows(String link) {
        goTo(person.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)));
        person.press("Enter");
    }

    private void fills(String label, String text) {
        goTo(person.field(label));
        person.type(text);
    }

    private void fillsWhereEmpty(String label, String text) {
        Locator field = person.field(label);
        goTo(field);
        if (field.inputValue().isEmpty()) {
            person.type(text);
        }
    }

    private static Page.GetByRoleOptions named(String pattern) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(pattern));
    }

    private void goTo(Locator target) {
        if (isHurried) {
            target.first().focus();
        } else {
            person.tabTo(target);
        }
    }

    private void picture(String step) {
        if (isHurried) {
            return;
        }
        person.takesPicture(name + "-" + step);
        person.meetsNoBarrier(name + "-" + step);
        person.hasNoComplaints();
    }
}
