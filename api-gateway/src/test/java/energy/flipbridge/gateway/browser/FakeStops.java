package energy.flipbridge.gateway.browser;

import energy.flipbridge.gateway.browser.FakeGateway.Answer;
import energy.flipbridge.gateway.browser.FakeGateway.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What support stopped, as the console has it. */
final class FakeStops {

    private record Standing(String scope, @Nullable String subject, String mode, String reason) {}

    private final List<Standing> standing = new ArrayList<>();
    private final Instant since;

    FakeStops(Instant since) {
        this.since = since;
    }

    void stop(String scope, @Nullable String subject, String mode, String reason) {
        lift(scope, subject);
        standing.add(new Standing(scope, subject, mode, reason));
    }

    @Nullable
    Answer answer(Request request) {
        switch (request.line()) {
            case "GET /api/stops" -> {
                return Answer.ok("{\"items\":["
                        + standing.stream().map(this::stop).collect(Collectors.joining(",")) + "],\"next\":null}");
            }
            case "POST /api/stops" -> {
                JsonNode body = JsonMapper.shared().readTree(request.body());
                stop(
                        scope(body),
                        subject(body),
                        body.path("mode").asString("STOP"),
                        body.path("reason").asString());
            }
            case "POST /api/stops/lift" -> {
                JsonNode body = JsonMapper.shared().readTree(request.body());
                lift(scope(body), subject(body));
            }
            default -> {
                return null;
            }
        }
        return new Answer(202, "", Map.of());
    }

    /** The battery's answer with the stops under which it is. */
    String with(String device, String thing, String site) {
        String stops = standing.stream()
                .filter(stop -> switch (stop.scope()) {
                    case "FLEET" -> true;
                    case "HOME" -> site.equals(stop.subject());
                    default -> thing.equals(stop.subject());
                })
                .map(stop -> "{\"scope\":\"" + stop.scope() + "\",\"mode\":\"" + stop.mode() + "\",\"reason\":\""
                        + stop.reason() + "\",\"since\":\"" + since + "\"}")
                .collect(Collectors.joining(","));
        return device.replace("\"stops\":[]", "\"stops\":[" + stops + "]");
    }

    private void lift(String scope, @Nullable String subject) {
        standing.removeIf(stop ->
                stop.scope().equals(scope) && String.valueOf(stop.subject()).equals(String.valueOf(subject)));
    }

    private String stop(Standing stop) {
        String subject = stop.subject() == null ? "null" : "\"" + stop.subject() + "\"";
        return "{\"scope\":\"" + stop.scope() + "\",\"subject\":" + subject + ",\"mode\":\"" + stop.mode()
                + "\",\"reason\":\"" + stop.reason() + "\",\"since\":\"" + since + "\",\"actor\":\"support:desk\"}";
    }

    private static String scope(JsonNode body) {
        return body.path("scope").asString();
    }

    private static @Nullable String subject(JsonNode body) {
        return body.path("subject").isMissingNode()
                ? null
                : body.path("subject").asString();
    }
}
