package energy.flipbridge.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.support.RunningGateway;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningGateway.Extension.class)
class OpenApiTest {

    private final RunningGateway gateway;

    OpenApiTest(RunningGateway gateway) {
        this.gateway = gateway;
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
