package energy.flipbridge.gateway.flip;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Times the calls to Flip, by route and kind of answer. */
final class FlipMeters {

    private static final String CALLS = "flipbridge.flip.calls";
    private static final String NO_ANSWER = "none";

    /** Whatever else stands in a path is somebody's id. */
    private static final Set<String> WORDS = Set.of(
            "v1",
            "auth",
            "site",
            "sites",
            "device",
            "devices",
            "commission",
            "telemetry",
            "BATTERY",
            "command",
            "commands",
            "program",
            "programs",
            "enrollment",
            "enrollments",
            "event",
            "events");

    private final MeterRegistry meters;

    FlipMeters(MeterRegistry meters) {
        this.meters = meters;
        // so that what never came is a zero, and an alert about it can be told from one that has no data
        Set.of("2xx", "4xx", "5xx", NO_ANSWER).forEach(answer -> timer("POST", "/v1/telemetry/BATTERY", answer));
        Set.of("2xx", "4xx", "5xx", NO_ANSWER).forEach(answer -> timer("PATCH", "/v1/command/{id}", answer));
    }

    Timer.Sample begin() {
        return Timer.start(meters);
    }

    void answered(Timer.Sample call, String method, String path, int status) {
        call.stop(timer(method, route(path), status / 100 + "xx"));
    }

    void unanswered(Timer.Sample call, String method, String path) {
        call.stop(timer(method, route(path), NO_ANSWER));
    }

    private Timer timer(String method, String route, String answer) {
        return Timer.builder(CALLS)
                .description("calls to Flip")
                .tags("method", method, "route", route, "answer", answer)
                .serviceLevelObjectives(
                        Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10))
                .register(meters);
    }

    static String route(String path) {
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        return Arrays.stream(bare.split("/"))
                .map(part -> part.isEmpty() || WORDS.contains(part) ? part : "{id}")
                .collect(Collectors.joining("/"));
    }
}
