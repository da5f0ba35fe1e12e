package energy.flipbridge.gateway.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the gateway would say of how a command went, and of what an id is. */
record FakeTimeline(Instant now) {

    static final String WEBHOOK = "msg_7a1e4c52-90f3-4b7e-9d55-1f0f6c2b8a10";
    static final String ORDERED = "e0000000-0000-4000-8000-000000000006";
    private static final String RECEIVED = "e0000000-0000-4000-8000-000000000002";
    private static final String QUEUED = "e0000000-0000-4000-8000-000000000007";

    String of(String commandId) {
        boolean late = commandId.equals(FakeFleet.LATE);
        long ordered = late ? 11 : 150;
        List<String> steps = new ArrayList<>(List.of(
                step("WEBHOOK", "WebhookReceived", RECEIVED, ordered * 60, null, "flip", "Flip sent command.created"),
                step("VERIFIED", "WebhookReceived", RECEIVED, ordered * 60, 0L, "flip", PROVED),
                step("ORDERED", "CommandReceived", ORDERED, ordered * 60, 41L, "flip", "Flip ordered DISCHARGE"),
                step("QUEUED", "DeliveryQueued", QUEUED, ordered * 60, 38L, "system:queue", "It waits"),
                step("PUBLISHED", "CommandPublished", id(8), ordered * 60 - 1, 620L, "system:delivery", "Sent it")));
        if (late) {
            steps.add(step(
                    "PUBLISHED", "CommandPublished", id(9), 120, 539_000L, "system:delivery", "Sent it, attempt 6"));
            steps.add("{\"kind\":\"DEADLINE\",\"at\":\"" + ago(-180) + "\",\"afterMillis\":300000,\"summary\":\"" + BY
                    + "\"}");
        } else {
            steps.add(step("EVIDENCE", "CommandAcked", id(8), 149 * 60, 42_000L, "device:garage-battery", "Confirmed"));
            steps.add(step("REPORT_FAILED", "OutcomeAttemptFailed", id(8), 149 * 60, 900L, "system:outcomes", "503"));
            steps.add(step("REPORTED", "OutcomeReported", id(8), 148 * 60, 60_000L, "system:outcomes", "Told OK"));
        }
        return """
                {"commandId":"%s","deadline":"%s","steps":%s,"stepsLeftOut":0,"turn":%s}""".formatted(commandId, ago(-180), steps, late ? late() : settled());
    }

    private static final String PROVED = "The signature proved that Flip had called";
    private static final String BY = "Flip must have been told the outcome by then";

    private String late() {
        return """
                {"whose":"DEVICE","since":"%s","until":"%s","what":"The battery confirms that it has the command",\
                "late":"The battery is offline: nothing was heard of it since %s, 95 min ago"}""".formatted(ago(120), ago(-180), ago(95 * 60));
    }

    private String settled() {
        return "{\"whose\":\"NOBODY\",\"since\":\"" + ago(148 * 60) + "\",\"what\":\"Nothing is left to do\"}";
    }

    private String step(
            String kind,
            String event,
            String eventId,
            long secondsAgo,
            @Nullable Long afterMillis,
            String actor,
            String summary) {
        String at = ago(secondsAgo);
        return """
                {"kind":"%s","event":"%s","eventId":"%s","at":"%s","storedAt":"%s","afterMillis":%s,"actor":"%s",\
                "correlationId":"%s","causationId":"%s","source":"webhook:%s","position":%d,"summary":"%s"}""".formatted(
                        kind,
                        event,
                        eventId,
                        at,
                        at,
                        afterMillis,
                        actor,
                        WEBHOOK,
                        RECEIVED,
                        WEBHOOK,
                        1_700 + (86_400 - secondsAgo) % 1_000 + kind.length(),
                        summary);
    }

    /** What the search knows under an id. */
    String search(String q) {
        String hits = switch (q) {
            case FakeFleet.LATE, FakeFleet.DONE, FakeFleet.FAILED ->
                hit("COMMAND", q, FakeFleet.SILENT, "A command for " + FakeFleet.SILENT, "");
            case WEBHOOK ->
                hit("WEBHOOK", q, null, "Flip sent command.created", "/api/commands/" + FakeFleet.LATE + "/timeline");
            case ORDERED -> hit("EVENT", q, FakeFleet.SILENT, "CommandReceived at " + ago(660), "");
            case FakeFleet.ONLINE -> hit("DEVICE", q, q, "A battery", "/api/devices/" + q);
            default -> "";
        };
        return "{\"q\":\"" + q + "\",\"items\":[" + hits + "]}";
    }

    private static String hit(String kind, String id, @Nullable String thing, String summary, String path) {
        return "{\"kind\":\"" + kind + "\",\"id\":\"" + id + "\",\"summary\":\"" + summary + "\""
                + (thing == null ? "" : ",\"thing\":\"" + thing + "\"")
                + (path.isEmpty() ? "" : ",\"path\":\"" + path + "\"") + "}";
    }

    private static String id(int number) {
        return "e0000000-0000-4000-8000-00000000000" + number;
    }

    private String ago(long seconds) {
        return now.minus(Duration.ofSeconds(seconds)).toString();
    }
}
