package energy.flipbridge.cli.bridge;

import energy.flipbridge.cli.http.JsonApi;
import energy.flipbridge.cli.http.ServerSent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The routes and field names of api-gateway, all in this one place. What is not there is left out, never an error. */
final class GatewayApi implements AutoCloseable {
    private static final int PAGE = 200;

    private final JsonApi api;

    GatewayApi(JsonApi api) {
        this.api = api;
    }

    /** Those that the filter lets through. */
    List<JsonNode> devices(Map<String, String> filter) {
        return pages("/api/devices", filter, Integer.MAX_VALUE);
    }

    JsonNode device(String thing) {
        return device(thing, Map.of());
    }

    /** As it was at the moment that the query names. */
    JsonNode device(String thing, Map<String, String> moment) {
        return api.get("/api/devices/" + JsonApi.segment(thing), moment);
    }

    JsonNode changes(String thing, Map<String, String> moments) {
        return api.get("/api/devices/" + JsonApi.segment(thing) + "/changes", moments);
    }

    /** The newest entries that the filter lets through, newest first. */
    List<JsonNode> history(String thing, Map<String, String> filter, int limit) {
        return pages(historyOf(thing), filter, limit);
    }

    void exportHistory(String thing, String format, Path file) {
        api.download(historyOf(thing) + "/export", Map.of("format", format), file);
    }

    private static String historyOf(String thing) {
        return "/api/devices/" + JsonApi.segment(thing) + "/history";
    }

    /** @see JsonApi#follow */
    boolean follow(Optional<String> thing, Optional<String> command, String lastId, Predicate<ServerSent> consumer) {
        String path = command.map(id -> "/api/commands/" + JsonApi.segment(id) + "/live")
                .or(() -> thing.map(name -> "/api/devices/" + JsonApi.segment(name) + "/live"))
                .orElse("/api/live");
        return api.follow(path, lastId, consumer);
    }

    List<JsonNode> commands(String thing) {
        return pages("/api/devices/" + JsonApi.segment(thing) + "/commands", Map.of(), Integer.MAX_VALUE);
    }

    JsonNode command(String id) {
        return api.get("/api/commands/" + JsonApi.segment(id), Map.of());
    }

    /** Those that Flip has no answer about. */
    JsonNode unanswered(Map<String, String> query) {
        return api.get("/api/unanswered", query);
    }

    JsonNode telemetry(String thing, String from, String to, String resolution) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("from", from);
        query.put("to", to);
        query.put("resolution", resolution);
        return api.get("/api/devices/" + JsonApi.segment(thing) + "/telemetry", query);
    }

    JsonNode claim(String thing, Object body) {
        return api.post("/api/devices/" + JsonApi.segment(thing) + "/claim", body);
    }

    /** The newest, newest first. */
    List<JsonNode> parked(Optional<String> kind, String state, int limit) {
        Map<String, String> query = new LinkedHashMap<>();
        kind.ifPresent(word -> query.put("kind", word));
        query.put("state", state);
        return pages("/api/parked", query, limit);
    }

    JsonNode parked(String id, String reason) {
        return api.get("/api/parked/" + JsonApi.segment(id), Map.of("reason", reason));
    }

    JsonNode retry(String id) {
        return api.post("/api/parked/" + JsonApi.segment(id) + "/retry", Map.of());
    }

    JsonNode discard(String id, String reason) {
        return api.post("/api/parked/" + JsonApi.segment(id) + "/discard", Map.of("reason", reason));
    }

    /** Those that began. */
    List<JsonNode> replay(String view, Optional<Long> from, String reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("view", view);
        from.ifPresent(position -> body.put("fromPosition", position));
        body.put("reason", reason);
        return items(api.post("/api/replays", body)).toList();
    }

    /** The newest of each view. */
    List<JsonNode> replays() {
        return items(api.get("/api/replays", Map.of())).toList();
    }

    void cancelReplay(String view) {
        api.delete("/api/replays/" + JsonApi.segment(view));
    }

    List<JsonNode> processors() {
        return items(api.get("/api/processors", Map.of())).toList();
    }

    /** @param what pause or resume */
    JsonNode processor(String name, String what, String reason) {
        return api.post("/api/processors/" + JsonApi.segment(name) + "/" + what, Map.of("reason", reason));
    }

    /** What stands now. */
    List<JsonNode> stops() {
        return items(api.get("/api/stops", Map.of())).toList();
    }

    void stop(Map<String, Object> body) {
        api.post("/api/stops", body);
    }

    void liftStop(Map<String, Object> body) {
        api.post("/api/stops/lift", body);
    }

    void resend(String thing, String reason) {
        api.post("/api/devices/" + JsonApi.segment(thing) + "/resend", Map.of("reason", reason));
    }

    JsonNode testDelivery(String thing) {
        return api.post("/api/devices/" + JsonApi.segment(thing) + "/test", Map.of());
    }

    void callOff(String commandId, String reason) {
        api.post("/api/commands/" + JsonApi.segment(commandId) + "/call-off", Map.of("reason", reason));
    }

    /** The names under which api-gateway, or an older one, gives a value. */
    enum Field {
        ITEMS("items", "readings", "points"),
        NEXT("next"),
        THING("thing", "thingName"),
        STATE("status", "state"),
        CONNECTION("connection"),
        COMMISSIONED("commissioned"),
        LAST_HEARD("lastHeardAt", "lastHeard"),
        MODE("mode", "/reading/mode"),
        CHARGE("/reading/stateOfCharge", "stateOfCharge"),
        PENDING("pendingCount"),
        CLOCK_WARNING("clockWarning"),
        CERTIFICATE_EXPIRES("certificateExpiresAt"),
        EVENT("event"),
        AT("at", "time", "start"),
        ACTOR("actor"),
        CAUSE("cause", "source"),
        SUMMARY("summary"),
        COMMAND_ID("commandId", "id"),
        POWER("setpointW"),
        STARTS_AT("startsAt", "starts_at"),
        ENDS_AT("endsAt", "ends_at"),
        OUTCOME("/outcome/status");

        private final List<String> names;

        Field(String... names) {
            this.names = List.of(names);
        }

        JsonNode of(JsonNode object) {
            return names.stream()
                    .map(name -> name.startsWith("/") ? object.at(name) : object.path(name))
                    .filter(node -> !node.isMissingNode() && !node.isNull())
                    .findFirst()
                    .orElse(MissingNode.getInstance());
        }
    }

    static Stream<JsonNode> items(JsonNode page) {
        return (page.isArray() ? page : Field.ITEMS.of(page)).valueStream();
    }

    private List<JsonNode> pages(String path, Map<String, String> query, int limit) {
        List<JsonNode> items = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Map<String, String> parameters = new LinkedHashMap<>(query);
            parameters.put("limit", Integer.toString(Math.min(PAGE, limit - items.size())));
            cursor.ifPresent(next -> parameters.put("cursor", next));
            JsonNode page = api.get(path, parameters);
            int before = items.size();
            items(page).limit((long) limit - before).forEach(items::add);
            Optional<String> next = Optional.of(Field.NEXT.of(page))
                    .filter(JsonNode::isValueNode)
                    .map(JsonNode::asString);
            // a page that a filter has emptied may have a next all the same
            cursor = next.equals(cursor) ? Optional.empty() : next;
        } while (cursor.isPresent() && items.size() < limit);
        return items;
    }

    @Override
    public void close() {
        api.close();
    }
}
