package energy.flipbridge.gateway.browser;

import energy.flipbridge.gateway.browser.FakeGateway.Answer;
import energy.flipbridge.gateway.browser.FakeGateway.Request;
import energy.flipbridge.gateway.browser.Person.Screen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where staff sit before the console, with a gateway that is made up. */
final class Desk implements AutoCloseable {

    private final Chromium chromium = Chromium.start();
    final FakeGateway gateway = new FakeGateway(_ -> null);
    FakeConsole console = new FakeConsole(Instant.now());

    /** whether the battery that was online went silent */
    volatile boolean isSilent;

    /** the path of what is not answered */
    volatile String refused = "";

    /** Somebody of the staff, in a fleet as it is at the beginning. */
    Person staff(Screen screen) {
        console = new FakeConsole(Instant.now());
        isSilent = false;
        refused = "";
        gateway.answers(this::answer);
        return someone(screen);
    }

    Person someone(Screen screen) {
        return new Person(chromium, gateway.url(), screen, "en-US");
    }

    /** @return the queries with which a page asked for it */
    List<String> asked(String path) {
        return gateway.requests().stream()
                .filter(request -> request.path().equals(path))
                .map(Request::query)
                .toList();
    }

    private @Nullable Answer answer(Request request) {
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

    /** That it went silent, as a stream tells it. */
    static String wentOffline() {
        return """
                {"position":1743,"event":"WentOffline","eventId":"e0000000-0000-4000-8000-000000000099","thing":"%s",\
                "commandIds":[],"at":"2026-07-01T10:00:00Z","storedAt":"2026-07-01T10:00:00Z","summary":"It is silent"}""".formatted(FakeFleet.ONLINE);
    }

    @Override
    public void close() {
        chromium.close();
        gateway.close();
    }
}
