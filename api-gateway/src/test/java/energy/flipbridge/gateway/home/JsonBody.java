package energy.flipbridge.gateway.home;

import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was answered. */
final class JsonBody {

    private JsonBody() {}

    static JsonNode of(ResponseSpec response) {
        return JsonMapper.shared().readTree(response.expectBody().returnResult().getResponseBody());
    }
}
