package energy.flipbridge.gateway.browser;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import energy.flipbridge.gateway.browser.FakeGateway.Answer;
import energy.flipbridge.gateway.browser.FakeGateway.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What openapi.json says: holds what pages ask, and what a test answers in the gateway's place, against it. */
final class DescribedApi {

    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final ObjectNode api =
            (ObjectNode) JsonMapper.shared().readTree(Path.of("openapi.json").toFile());

    DescribedApi() {
        // Readers leave alone what they do not know; here it would be something that no gateway says.
        api.at("/components/schemas")
                .valueStream()
                .filter(schema -> schema.has("properties") && !schema.has("additionalProperties"))
                .forEach(schema -> ((ObjectNode) schema).put("additionalProperties", false));
    }

    /** @return what is otherwise than described */
    List<String> driftsOf(Request request, Answer answer) {
        JsonNode operation = operation(request);
        if (operation.isMissingNode()) {
            return List.of(request.line() + " is not described");
        }
        JsonNode responses = operation.path("responses");
        JsonNode response = responses.path(answer.status() < 400 ? String.valueOf(answer.status()) : "default");
        if (response.isMissingNode()) {
            return List.of(request.line() + " never answers " + answer.status());
        }
        return Stream.concat(
                        drifts("request of " + request.line(), operation.path("requestBody"), request.body()),
                        drifts("answer to " + request.line(), response, answer.body()))
                .toList();
    }

    List<String> driftsOf(String event, String json) {
        String schema = Map.of("home", "Home", "event", "FlipEvent").getOrDefault(event, event);
        return check("event " + event, api.at("/components/schemas/" + schema), json)
                .toList();
    }

    private JsonNode operation(Request request) {
        PathContainer path = PathContainer.parsePath(request.path());
        return api.path("paths").properties().stream()
                .filter(described -> PathPatternParser.defaultInstance
                        .parse(described.getKey())
                        .matches(path))
                .map(described -> described.getValue().path(request.method().toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseGet(() -> api.path("none"));
    }

    private Stream<String> drifts(String what, JsonNode described, String body) {
        JsonNode content = described.path("content");
        if (content.isEmpty()) {
            return body.isEmpty() ? Stream.of() : Stream.of(what + " has no body");
        }
        return check(what, content.iterator().next().path("schema"), body);
    }

    private Stream<String> check(String what, JsonNode schema, String json) {
        ObjectNode whole = schema.isObject()
                ? ((ObjectNode) schema).deepCopy()
                : JsonMapper.shared().createObjectNode();
        whole.set("components", api.path("components"));
        return schemas.getSchema(whole).validate(json, InputFormat.JSON).stream()
                .map(error -> what + ": " + error);
    }
}
