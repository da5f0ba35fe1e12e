package energy.flipbridge.gateway.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's own Chromium. Playwright's driver is the one of web-ui's npm packages: its Java bundle would bring
 * 200 MB for four systems, and a browser of its own.
 */
public final class Chromium implements AutoCloseable {

    private static final Path DRIVER = Path.of("web-ui", "node_modules", "playwright-core");
    private static final Path DRIVER_HOME = Path.of("target", "playwright").toAbsolutePath();

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        prepareDriver();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", onPath("node"))));
        List<String> arguments = new ArrayList<>(List.of("--disable-gpu"));
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(arguments));
    }

    /** Starts it; without one the test is skipped loudly, and fails where CI=true. */
    public static Chromium start() {
        Optional<Path> executable = find();
        if (executable.isEmpty()) {
            String missing = "No Chromium was found, so the pages were NOT tested in a browser. "
                    + "Install it (apt-get install chromium), or name it in the variable CHROMIUM.";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(missing);
            }
            String line = "=".repeat(missing.length());
            System.err.printf("%n%s%n%s%n%s%n%n", line, missing, line);
            Assumptions.abort(missing);
        }
        return new Chromium(executable.orElseThrow());
    }

    Browser browser() {
        return browser;
    }

    private static Optional<Path> find() {
        String named = System.getenv("CHROMIUM");
        return Stream.of(
                        Objects.requireNonNullElse(named, "/usr/bin/chromium"),
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Chromium.app/Contents/MacOS/Chromium",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void prepareDriver() {
        try {
            Files.createDirectories(DRIVER_HOME);
            Path link = DRIVER_HOME.resolve("package");
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, DRIVER.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty("playwright.cli.dir", DRIVER_HOME.toString());
    }

    private static String onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(program + " is not on the PATH"))
                .toString();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
