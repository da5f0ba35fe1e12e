package energy.flipbridge.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.support.WholeGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {

    /** {@code scripts/openapi} sets it. */
    private static final boolean RENEW = Boolean.getBoolean("openapi.renew");

    private static final Path COMMITTED = Path.of("openapi.json");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private static final WholeGateway gateway = new WholeGateway();

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    void is_the_committed_one() throws IOException {
        String description = pretty(document());
        if (RENEW) {
            Files.writeString(COMMITTED, description);
        }
        assertThat(COMMITTED)
                .as("the API has changed: when that is meant, run scripts/openapi and commit openapi.json")
                .content()
                .isEqualTo(description);
    }

    @Test
    void every_route_can_be_made_into_a_client() {
        JsonNode api = document();
        List<String> ids = new ArrayList<>();
        for (JsonNode path : api.path("paths")) {
            path.properties().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .forEach(operation -> {
                        ids.add(operation.path("operationId").asString());
                        assertThat(operation.path("summary").asString("")).isNotBlank();
                        assertThat(operation.path("tags")).isNotEmpty();
                        operation.path("responses").properties().stream()
                                .filter(answer -> answer.getKey().equals("200")
                                        || answer.getKey().equals("201"))
                                .forEach(answer -> assertThat(schema(answer.getValue()))
                                        .as("%s", operation)
                                        .isNotEmpty());
                    });
        }
        assertThat(ids)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+([A-Z][a-z]+)+"))
                .contains("listDevices", "getDevice", "getDeviceHistory", "claimDevice", "getCommand");
        assertThat(api.path("security").findValue("supportToken")).isNotNull();
        assertThat(api.toString()).doesNotContain("localhost:");
    }

    private static JsonNode schema(JsonNode answer) {
        JsonNode json = answer.at("/content/application~1json/schema");
        return json.isMissingNode() ? answer.at("/content/text~1event-stream/schema") : json;
    }

    @Test
    void says_what_may_be_null() {
        JsonNode device = document().at("/components/schemas/Device");
        assertThat(device.path("required").valueStream().map(JsonNode::asString))
                .contains("thing", "pendingCount")
                .doesNotContain("owner", "reading");
        assertThat(device.at("/properties/owner/type").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("string", "null");
        assertThat(device.at("/properties/reading/anyOf")).hasSize(2);
        assertThat(document().at("/components/schemas/ClaimedDevice/properties").propertyNames())
                .as("the answer, not a part of the request")
                .contains("newlyClaimed");
    }

    private static String pretty(JsonNode document) {
        JsonMapper sorted = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        return sorted.writeValueAsString(sorted.convertValue(document, Map.class)) + "\n";
    }

    @Test
    void describes_every_route_without_empty_schemas() {
        JsonNode api = document();

        assertThat(api.path("info").path("title").asString()).isEqualTo("Flipbridge");
        assertThat(api.at("/components/securitySchemes/supportToken/scheme").asString())
                .isEqualTo("bearer");
        assertThat(api.path("paths").propertyNames())
                .contains(
                        "/api/flip-webhook",
                        "/api/devices/{thing}/claim",
                        "/api/support-tokens",
                        "/api/support-tokens/{name}");
        assertThat(emptySchemas("", api)).isEmpty();
        for (JsonNode path : api.path("paths")) {
            for (JsonNode operation : path) {
                assertThat(operation
                                .at("/responses/default/content/application~1problem+json/schema/$ref")
                                .asString())
                        .isEqualTo("#/components/schemas/Problem");
            }
        }
        assertThat(api.at("/components/schemas/Problem/properties").propertyNames())
                .contains("type", "title", "status", "detail", "requestId", "errors");
    }

    @Test
    void is_shown_by_the_swagger_page() {
        gateway.anybody()
                .get()
                .uri("/swagger-ui/index.html")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private JsonNode document() {
        byte[] body = gateway.anybody()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(body).isNotNull();
        return JsonMapper.shared().readTree(body);
    }

    private static List<String> emptySchemas(String path, JsonNode node) {
        List<String> empty = new ArrayList<>();
        node.properties().forEach(entry -> {
            String at = path + "/" + entry.getKey();
            if (entry.getKey().equals("schema") && entry.getValue().isEmpty()) {
                empty.add(at);
            }
            empty.addAll(emptySchemas(at, entry.getValue()));
        });
        return empty;
    }
}
