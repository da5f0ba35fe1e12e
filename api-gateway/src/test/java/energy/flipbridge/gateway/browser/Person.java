package energy.flipbridge.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody with a browser of their own, who notices every error, and every barrier that axe finds. */
public final class Person implements AutoCloseable {

    /** The screens that the pages are looked at on. */
    public enum Screen {
        PHONE(360, 740),
        DESKTOP(1280, 900);

        final int width;
        final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Path AXE = Path.of("web-ui", "node_modules", "axe-core", "axe.min.js");
    private static final int MOST_TABS = 80;
    private static final Duration LOADED_WITHIN = Duration.ofSeconds(20);

    private final String url;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private Pattern expected = Pattern.compile("(?!)");

    public Person(Chromium chromium, String url, Screen screen, String locale) {
        this.url = url;
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(screen.width, screen.height)
                        .setLocale(locale)
                        .setTimezoneId("America/Los_Angeles")
                        .setReducedMotion(ReducedMotion.REDUCE));
        context.addInitScript("addEventListener('securitypolicyviolation',"
                + " e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))");
        page = listenedTo();
    }

    private Person(Person same) {
        url = same.url;
        context = same.context;
        page = listenedTo();
    }

    /** The same browser with another tab. */
    public Person inAnotherTab() {
        return new Person(this);
    }

    private Page listenedTo() {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    public Page page() {
        return page;
    }

    public void open(String path) {
        page.navigate(url + path);
    }

    /** @param messages that the browser may write, since the test means them to come up */
    public void expects(String messages) {
        expected = Pattern.compile(messages);
    }

    /** The browser's clock shows this time and no other. */
    public void standsStillAt(Instant time) {
        page.clock().setFixedTime(time.toEpochMilli());
    }

    /** Until a heading is there, and nothing says that it is still being loaded. */
    /** Looks at what is not there yet: some of it is fetched only once it comes into view. */
    public void waitsUntilLoaded() {
        page.locator("h1").waitFor();
        await().pollInSameThread().atMost(LOADED_WITHIN).until(() -> {
            page.evaluate("() => document.querySelector('.skeleton')?.scrollIntoView()");
            return page.locator(".skeleton").count() == 0;
        });
        page.evaluate("() => window.scrollTo(0, 0)");
    }

    public void goesOffline(boolean offline) {
        context.setOffline(offline);
    }

    public void uses(Screen screen, ColorScheme scheme) {
        page.setViewportSize(screen.width, screen.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    public Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    public Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** Clicks the link with exactly this name. */
    public void follows(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    public Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    public Locator text(String text) {
        return page.getByText(text).first();
    }

    /** Goes there by the Tab key alone, and makes sure that the focus can be seen. */
    public Person tabTo(Locator target) {
        target.first().waitFor();
        for (int tab = 0; tab < MOST_TABS; tab++) {
            Object focus = target.first().evaluate(FOCUS);
            if (!focus.equals("elsewhere")) {
                assertThat(focus).as("the focus on %s", target).isEqualTo("shown");
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the Tab key does not lead to " + target);
    }

    public void press(String key) {
        page.keyboard().press(key);
    }

    public void type(String text) {
        page.keyboard().type(text);
    }

    public void hasNoComplaints() {
        assertThat(complaints.stream()
                        .filter(complaint -> !expected.matcher(complaint).find()))
                .as("errors in the browser's console")
                .isEmpty();
    }

    /** Rules of WCAG 2.2 A and AA, and axe's own best practices. */
    @SuppressWarnings("unchecked")
    public void meetsNoBarrier(String where) {
        page.evaluate(Axe.SOURCE);
        List<String> violations = (List<String>) page.evaluate(Axe.RUN);
        assertThat(violations).as("barriers on %s", where).isEmpty();
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits the screen's width", where)
                .isTrue();
    }

    public void takesPicture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }

    /** Has an outline, and lies above whatever else is at its place. */
    private static final String FOCUS = """
            e => {
              if (e !== document.activeElement) {
                return 'elsewhere';
              }
              const style = getComputedStyle(e);
              const box = e.getBoundingClientRect();
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              const free = e.contains(top) || top?.contains(e) || top?.htmlFor === e.id;
              return style.outlineStyle !== 'none' && free ? 'shown' : 'hidden';
            }""";

    private static final class Axe {

        static final String SOURCE = read();
        static final String RUN = """
                async () => {
                  const { violations } = await axe.run(document, {
                    resultTypes: ['violations'],
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                  });
                  return violations.flatMap(({ id, help, nodes }) =>
                      nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html}: ${failureSummary}`));
                }""";

        private static String read() {
            try {
                // Run only once a page: it is an object of the page's window.
                return "window.axe || (() => {" + Files.readString(AXE) + "})()";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
