package energy.flipbridge.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Supplier;

/** The ways of a member of the staff through the console, by the keyboard alone. */
public final class SupportWalk {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private final Person person;
    private final String name;

    /** @param name of its pictures */
    public SupportWalk(Person person, String name) {
        this.person = person;
        this.name = name;
    }

    /** @param mailedCode asked for once the mail is on its way */
    public void signsIn(String email, Supplier<String> mailedCode) {
        person.open("/");
        person.tabTo(person.field("E-mail address"));
        person.type(email);
        person.press("Enter");
        assertThat(person.heading("Check your e-mail")).isVisible();
        person.tabTo(person.field("Six-digit code"));
        person.type(mailedCode.get());
        person.press("Enter");
        assertThat(title("Batteries")).isVisible(SOON);
        picture("01-fleet");
    }

    /** Goes to the search by its key, and from what it finds to the battery. */
    public void findsTheBattery(String part, String thing) {
        searchesFor(part);
        assertThat(person.text("With “" + part + "” in the name")).isVisible();
        assertThat(person.page().getByRole(AriaRole.ROW)).hasCount(2);
        picture("02-found");
        follows(thing);
        assertThat(title(thing)).isVisible();
        assertThat(person.heading("Waiting for the battery: 1")).isVisible(SOON);
        picture("03-device");
    }

    public void searchesFor(String text) {
        person.press("/");
        assertThat(search()).isFocused();
        person.type(text);
        person.press("Enter");
    }

    public Locator search() {
        return person.page().getByRole(AriaRole.SEARCHBOX);
    }

    /** From the battery to the command that it has not confirmed. */
    public void opensTheLateCommand(String commandId) {
        follows(commandId);
        assertThat(person.text("It is the battery’s turn")).isVisible();
        assertThat(person.text("The battery confirms that it has the command")).isVisible();
        assertThat(person.heading("Step by step")).isVisible();
        picture("04-late-command");
    }

    /** On the battery's page by its slider to how it was, and back to now. */
    public void goesBackInTime() {
        Locator slider = person.page().getByRole(AriaRole.SLIDER);
        person.tabTo(slider);
        person.press("PageDown");
        assertThat(person.text("You look at the past")).isVisible(SOON);
        assertThat(person.heading("What has changed since")).isVisible(SOON);
        assertThat(slider).isFocused();
        picture("10-past");
        follows("Back to now");
        assertThat(person.text("You look at the past")).isHidden();
    }

    /** Has a view folded anew, and stays until it is seen whether both are equal. */
    public void replays(String view, String reason) {
        follows("System");
        assertThat(title("System")).isVisible();
        person.tabTo(person.button("Replay … " + view));
        person.press("Enter");
        Locator dialog = person.page().getByRole(AriaRole.DIALOG);
        person.tabTo(button(dialog, "Replay"));
        person.press("Enter");
        Locator field = dialog.getByLabel("Reason", new Locator.GetByLabelOptions().setExact(true));
        assertThat(field).isFocused();
        picture("11-replay");
        person.type(reason);
        person.press("Enter");
        assertThat(person.text("The replay has begun: " + view)).isVisible(SOON);
        Locator replay = person.page().locator(".replays > li", new Page.LocatorOptions().setHasText(view));
        assertThat(replay.getByText("Both views hold the same"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(replay).containsText(reason);
        picture("12-replayed");
    }

    /** Says why, and reads what came in. */
    public void reads(String subject, String reason) {
        press(parked(subject), "Show what came in …");
        Locator dialog = person.page().getByRole(AriaRole.DIALOG);
        person.tabTo(button(dialog, "Show it"));
        person.press("Enter");
        assertThat(dialog.getByLabel("Reason", new Locator.GetByLabelOptions().setExact(true)))
                .isFocused();
        person.type(reason);
        person.press("Enter");
        assertThat(parked(subject).getByLabel("What came in")).isVisible(SOON);
    }

    /** From the command to what its battery's history tells of it, and on to where it came from. */
    public void followsItToItsCause(String thing) {
        person.tabTo(person.link("All that the history of " + thing + " has about it"));
        person.press("Enter");
        assertThat(person.text("Filter, in use")).isVisible();
        Locator ordered = person.page()
                .locator(".history summary", new Page.LocatorOptions().setHasText("CommandReceived"))
                .first();
        person.tabTo(ordered);
        person.press("Enter");
        assertThat(person.heading("Why it happened")).isVisible();
        assertThat(person.page().locator(".causes li").last()).containsText("Webhook of Flip’s");
        picture("05-cause");
    }

    public void opensWhatIsUnanswered() {
        follows("Unanswered");
        assertThat(title("Unanswered")).isVisible();
        assertThat(person.page().getByLabel("Commands without an answer")).isVisible(SOON);
        picture("unanswered");
    }

    public void opensWhatIsParked() {
        follows("Parked");
        assertThat(title("Parked")).isVisible();
        assertThat(person.button("Retry").first()).isVisible(SOON);
        picture("06-parked");
    }

    /** Retries what has this in its subject. */
    public void retries(String subject) {
        press(parked(subject), "Retry");
    }

    /** Discards what has this in its subject, and finds that it takes a reason. */
    public void discards(String subject, String reason) {
        press(parked(subject), "Discard …");
        Locator dialog = person.page().getByRole(AriaRole.DIALOG);
        person.tabTo(button(dialog, "Discard it"));
        person.press("Enter");
        Locator field = dialog.getByLabel("Reason", new Locator.GetByLabelOptions().setExact(true));
        assertThat(field).isFocused();
        assertThat(field).hasAccessibleDescription("Please fill this in");
        picture("07-discard");
        person.type(reason);
        person.tabTo(button(dialog, "Discard it"));
        person.press("Enter");
        assertThat(person.text("Discarded: ")).isVisible(SOON);
        picture("08-discarded");
    }

    public Locator parked(String subject) {
        return person.page().locator(".parked > li", new Page.LocatorOptions().setHasText(subject));
    }

    public void picture(String step) {
        person.takesPicture(name + "-" + step);
        person.meetsNoBarrier(name + "-" + step);
        person.hasNoComplaints();
    }

    private Locator title(String heading) {
        return person.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions()
                                .setName(heading)
                                .setExact(true)
                                .setLevel(1));
    }

    private void press(Locator where, String button) {
        person.tabTo(button(where, button));
        person.press("Enter");
    }

    private static Locator button(Locator where, String name) {
        return where.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private void follows(String link) {
        person.tabTo(person.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)));
        person.press("Enter");
    }
}
