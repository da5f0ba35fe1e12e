package energy.flipbridge.gateway.browser;

import static java.util.Objects.requireNonNull;

import energy.flipbridge.gateway.browser.FakeGateway.Answer;
import energy.flipbridge.gateway.browser.FakeGateway.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the gateway would say to staff of a small fleet; the fields are for the tests to set. */
final class FakeConsole {

    static final String EMAIL = "desk@staff.example";
    static final String CODE = "123456";

    private static final Pattern DEVICE = Pattern.compile("/api/devices/([^/]+)(/.*)?");
    private static final Pattern TIMELINE = Pattern.compile("/api/commands/([^/]+)/timeline");
    private static final Pattern PARKED = Pattern.compile("/api/parked/([^/]+)(/.*)?");

    private final Instant now;
    private final FakeFleet fleet;
    private final FakeHistory history;

    /** what Flip has no answer about */
    final FakeUnanswered unanswered;

    private final FakeTimeline timeline;
    private final FakePast past;
    final FakeProcessors processors;
    final FakeStops stops;
    boolean signedIn = true;

    /** whether Flip takes what it has refused */
    boolean cured;

    final Map<String, ParkedThing> parked = new LinkedHashMap<>();

    /** Something parked, and what was decided about it. */
    record ParkedThing(
            String kind, String subject, String source, String cause, int attempts, String state, String decision) {

        ParkedThing after(String newState, String newDecision) {
            return new ParkedThing(kind, subject, source, cause, attempts + 1, newState, newDecision);
        }
    }

    FakeConsole(Instant now) {
        this.now = now;
        this.fleet = new FakeFleet(now);
        this.history = new FakeHistory(now);
        this.unanswered = new FakeUnanswered(now);
        this.timeline = new FakeTimeline(now);
        this.past = new FakePast(now);
        this.processors = new FakeProcessors(now);
        this.stops = new FakeStops(now.minusSeconds(600));
        parked.put(
                "reading-6f1c1ac6-5b8f-3f0e-8d0c-0a2b7d3f9c11",
                new ParkedThing(
                        "reading",
                        "A reading of garage-battery from 2026-07-01T22:58:00.000Z",
                        "forwarding to Flip",
                        "Flip answered 422 for device::garage-battery: energy_wh must not be negative",
                        4,
                        "parked",
                        ""));
        parked.put(
                "message-7a2d2bd7-6c90-3a1f-9e1d-1b3c8e4a0d22",
                new ParkedThing(
                        "message",
                        "A message of an unknown battery",
                        "sqs:telemetry",
                        "The topic \"elsewhere\" is none of a battery's; things/<thing>/telemetry is expected",
                        1,
                        "parked",
                        ""));
    }

    @Nullable
    Answer answer(Request request) {
        return switch (request.line()) {
            case "GET /api/session" -> Answer.ok(session());
            case "POST /api/sign-in" -> Answer.accepted("{\"expiresInSeconds\":600,\"resendAfterSeconds\":30}");
            case "POST /api/sign-in/code" -> {
                signedIn = true;
                yield Answer.ok("{\"session\":" + session() + ",\"continueAt\":\"/\"}");
            }
            case "POST /api/sign-out" -> {
                signedIn = false;
                yield new Answer(204, "", Map.of());
            }
            case "GET /api/devices" -> Answer.ok(stops.with(fleet.devices(request.query()), "", ""));
            case "POST /api/commands/" + FakeFleet.LATE + "/call-off" -> new Answer(202, "", Map.of());
            case "GET /api/commands/" + FakeFleet.LATE,
                    "GET /api/commands/" + FakeFleet.DONE,
                    "GET /api/commands/" + FakeFleet.FAILED ->
                Answer.ok(fleet.command(request.path().substring("/api/commands/".length()), true));
            case "GET /api/unanswered" -> Answer.ok(unanswered.page(request.query()));
            case "GET /api/search" -> Answer.ok(timeline.search(q(request)));
            case "GET /actuator/health" -> HEALTH;
            case "GET /api/parked" -> Answer.ok(FakeFleet.page(parkedIn(request.query())));
            default -> ofOne(request);
        };
    }

    private @Nullable Answer ofOne(Request request) {
        Matcher device = DEVICE.matcher(request.path());
        if (device.matches()
                && Stream.of(FakeFleet.ONLINE, FakeFleet.SILENT, FakeFleet.NEW).anyMatch(device.group(1)::equals)) {
            return ofDevice(request, device.group(1), device.group(2) == null ? "" : device.group(2));
        }
        Matcher steps = TIMELINE.matcher(request.path());
        if (steps.matches()
                && Stream.of(FakeFleet.LATE, FakeFleet.DONE, FakeFleet.FAILED).anyMatch(steps.group(1)::equals)) {
            return Answer.ok(timeline.of(steps.group(1)));
        }
        Matcher one = PARKED.matcher(request.path());
        return one.matches() && parked.containsKey(one.group(1))
                ? ofParked(request, one.group(1), one.group(2) == null ? "" : one.group(2))
                : Optional.ofNullable(stops.answer(request)).orElseGet(() -> processors.answer(request));
    }

    private @Nullable Answer ofDevice(Request request, String thing, String rest) {
        if (rest.endsWith("/causes")) {
            return Answer.ok(history.causes());
        }
        return switch (rest) {
            case "" ->
                Answer.ok(
                        request.query().isEmpty()
                                ? stops.with(fleet.device(thing), thing, "site-for-device::" + thing)
                                : past.device(request.query(), fleet.device(thing)));
            case "/changes" -> Answer.ok(past.changes(request.query()));
            case "/resend" -> new Answer(202, "", Map.of());
            case "/test" -> Answer.accepted("{\"commandId\":\"test-1b4e\"}");
            case "/commands" -> Answer.ok(FakeFleet.page(fleet.commandsOf(thing)));
            case "/history" -> Answer.ok(history.page(thing, request.query()));
            case "/history/export" ->
                new Answer(200, "\"an event\"", Map.of("Content-Disposition", "attachment; filename=\"history\""));
            case "/telemetry" -> Answer.ok(fleet.telemetry(thing));
            default -> null;
        };
    }

    private @Nullable Answer ofParked(Request request, String id, String rest) {
        ParkedThing before = requireNonNull(parked.get(id));
        switch (rest) {
            case "/retry" ->
                parked.put(id, cured ? before.after("retried", decision("null")) : before.after("parked", ""));
            case "/discard" -> {
                String reason = request.body().replaceFirst("^\\{\"reason\":(.*)}$", "$1");
                parked.put(id, before.after("discarded", decision(reason)));
            }
            case "" -> {
                return request.query().isEmpty()
                        ? Answer.problem(400, "invalid-parameters", "")
                        : Answer.ok(parked(
                                id,
                                ",\"content\":\"{\\\"mqtt_topic\\\":\\\"elsewhere\\\",\\\"telemetry\\\":{}}\""
                                        + ",\"contentIsCut\":false"));
            }
            default -> {
                return null;
            }
        }
        return Answer.ok(parked(id, ""));
    }

    private static final Answer HEALTH = Answer.ok("""
            {"status":"UP","groups":["liveness","readiness"],"components":{"diskSpace":{"status":"UP","details":\
            {"total":50000000000,"free":12340000000,"threshold":10485760,"path":"/","exists":true}},"eventStore":\
            {"status":"UP","details":{"database":"PostgreSQL"}},"livenessState":{"status":"UP"},"ping":{"status":"UP"},\
            "processors":{"status":"UP","details":{"delivery":"paused by staff"}},"readinessState":{"status":"UP"},\
            "telemetryQueue":{"status":"UP"},"views":{"status":"UP"}}}""");

    private static String q(Request request) {
        return URLDecoder.decode(request.query().replaceFirst("^q=", ""), StandardCharsets.UTF_8);
    }

    private String decision(String reason) {
        return ",\"expiresAt\":\"" + ago(-90 * 24 * 60) + "\",\"decision\":{\"by\":\"support:desk\",\"at\":\"" + ago(0)
                + "\",\"reason\":" + reason + "}";
    }

    private String session() {
        return signedIn
                ? "{\"signedIn\":true,\"role\":\"SUPPORT\",\"accountId\":\"desk\",\"email\":\"" + EMAIL + "\"}"
                : "{\"signedIn\":false}";
    }

    private List<String> parkedIn(String query) {
        String state = query.contains("state=discarded") ? "discarded" : "parked";
        String wanted = query.contains("state=retried") ? "retried" : state;
        return parked.entrySet().stream()
                .filter(one -> one.getValue().state().equals(wanted))
                .filter(one -> !query.contains("kind=")
                        || query.contains("kind=" + one.getValue().kind()))
                .map(one -> parked(one.getKey(), ""))
                .toList();
    }

    private String parked(String id, String more) {
        ParkedThing one = requireNonNull(parked.get(id));
        return """
                {"id":"%s","kind":"%s","state":"%s","at":"%s","attempts":%d,"cause":"%s","subject":"%s",\
                "source":"%s"%s%s}""".formatted(
                        id,
                        one.kind(),
                        one.state(),
                        ago(7),
                        one.attempts(),
                        one.cause().replace("\"", "\\\""),
                        one.subject(),
                        one.source(),
                        one.decision(),
                        more);
    }

    private String ago(long minutes) {
        return now.minus(Duration.ofMinutes(minutes)).toString();
    }
}
