package energy.flipbridge.gateway.browser;

import energy.flipbridge.gateway.browser.FakeGateway.Answer;
import energy.flipbridge.gateway.browser.FakeGateway.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the gateway would say of processors and replays; a replay goes on a little whenever it is asked for. */
final class FakeProcessors {

    private static final long HEAD = 1_554_990;
    private static final String HASH = "9f2c4e77a1b05d3382f6c0de51ab7719c3d40e8852f19ab6e07d3c15b8a42f60";

    private final Instant now;
    private final Map<String, String> paused = new LinkedHashMap<>(Map.of("delivery", "\"The broker is moved\""));
    private final Map<String, Run> runs = new LinkedHashMap<>();

    /** whether replays stay where they are */
    boolean stands;

    private record Run(String state, long position, String reason, boolean equal) {}

    FakeProcessors(Instant now) {
        this.now = now;
        runs.put("telemetry", new Run("done", HEAD, "\"A document was changed by hand\"", false));
    }

    void goesOn(String view, String state) {
        runs.put(view, new Run(state, HEAD / 3, "\"Documents are missing\"", true));
    }

    @Nullable
    Answer answer(Request request) {
        String path = request.path();
        if (path.equals("/api/processors")) {
            return Answer.ok(FakeFleet.page(List.of(
                    processor("devices", "view", "running", 0),
                    processor("history_2", "view", "running", 1_204),
                    processor("telemetry", "view", "failing", 88_310),
                    processor("delivery", "view", "running", 0),
                    processor("policies", "policies", "running", 0))));
        }
        if (path.startsWith("/api/processors/")) {
            String name = path.split("/")[3];
            if (path.endsWith("/pause")) {
                paused.put(name, reason(request));
            } else {
                paused.remove(name);
            }
            return Answer.ok(processor(name, "view", "running", 0));
        }
        return path.startsWith("/api/replays") ? replays(request) : null;
    }

    private Answer replays(Request request) {
        switch (request.method()) {
            case "POST" -> {
                String asked = request.body().replaceFirst(".*\"view\":\"([^\"]*)\".*", "$1");
                String view = asked.equals("all") ? "devices" : asked;
                runs.put(view, new Run("building", 0, reason(request), true));
                return Answer.accepted(FakeFleet.page(List.of(replay(view))));
            }
            case "DELETE" -> {
                String view = request.path().substring("/api/replays/".length());
                runs.computeIfPresent(view, (_, run) -> new Run("canceled", run.position(), run.reason(), false));
                return Answer.accepted(replay(view));
            }
            default -> {
                if (!stands) {
                    runs.replaceAll((_, run) -> next(run));
                }
            }
        }
        return Answer.ok(FakeFleet.page(runs.keySet().stream().map(this::replay).toList()));
    }

    private static Run next(Run run) {
        return switch (run.state()) {
            case "building" ->
                run.position() < HEAD / 2
                        ? new Run("building", run.position() + HEAD / 3, run.reason(), true)
                        : new Run("switching", HEAD, run.reason(), true);
            case "switching" -> new Run("done", HEAD, run.reason(), true);
            default -> run;
        };
    }

    private String replay(String view) {
        Run run = runs.get(view);
        if (run == null) {
            throw new IllegalArgumentException(view);
        }
        boolean goesOn = run.state().equals("building") || run.state().equals("switching");
        String end =
                goesOn ? ",\"secondsLeft\":" + (HEAD - run.position()) / 42_000 : ",\"endedAt\":\"" + ago(1) + "\"";
        String compared = run.state().equals("done")
                ? ",\"before\":{\"documents\":1204,\"hash\":\"" + HASH + "\"},\"after\":{\"documents\":1204,\"hash\":\""
                        + (run.equal() ? HASH : HASH.replace('9', '3')) + "\"},\"equal\":" + run.equal()
                : "";
        return """
                {"view":"%s","state":"%s","by":"support:desk","reason":%s,"requestedAt":"%s","startedAt":"%s",\
                "position":%d,"target":%d,"eventsPerSecond":42000.0,"unfoldable":0,"unfoldableExamples":[]%s%s}""".formatted(view, run.state(), run.reason(), ago(2), ago(2), run.position(), HEAD, end, compared);
    }

    private String processor(String name, String kind, String state, long lag) {
        String reason = paused.get(name);
        return """
                {"name":"%s","kind":"%s","state":"%s","position":%d,"head":%d,"lag":%d,"eventsPerSecond":%s,\
                "segments":%s,"pausedForReplay":false%s}""".formatted(
                name,
                kind,
                reason == null ? state : "paused",
                HEAD - lag,
                HEAD,
                lag,
                lag == 0 ? "212.4" : "9120.0",
                segments(HEAD - lag),
                reason == null
                        ? ""
                        : ",\"pause\":{\"by\":\"support:desk\",\"reason\":" + reason + ",\"at\":\"" + ago(3) + "\"}");
    }

    private static List<String> segments(long position) {
        return IntStream.range(0, 8)
                .mapToObj(segment -> "{\"segment\":" + segment + ",\"position\":" + position + ",\"node\":\"node-"
                        + (segment < 5 ? "a" : "b") + "\",\"here\":" + (segment < 5) + "}")
                .toList();
    }

    private static String reason(Request request) {
        return request.body().replaceFirst(".*\"reason\":(\"[^\"]*\").*", "$1");
    }

    private String ago(long minutes) {
        return now.minus(Duration.ofMinutes(minutes)).toString();
    }
}
