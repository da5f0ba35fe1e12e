package energy.flipbridge.cli.sandbox;

import energy.flipbridge.cli.http.JsonApi;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The control routes and field names of the Flip sandbox (local-cloud/SANDBOX.md), all in this one place. */
final class SandboxApi implements AutoCloseable {
    private final JsonApi api;

    SandboxApi(JsonApi api) {
        this.api = api;
    }

    JsonNode dispatch(Map<String, Object> order) {
        return api.post("/dispatch", order);
    }

    /** The command with its story: {@code command}, {@code history}, {@code webhooks}. */
    JsonNode command(String id) {
        return api.get("/commands/" + JsonApi.segment(id), Map.of());
    }

    JsonNode change(String commandId, String action) {
        return api.post("/commands/" + JsonApi.segment(commandId) + "/" + action, Map.of());
    }

    /** Newest first. */
    JsonNode enrollments() {
        return api.get("/enrollments", Map.of());
    }

    JsonNode decide(String enrollmentId, String decision, Map<String, Object> body) {
        return api.post("/enrollments/" + JsonApi.segment(enrollmentId) + "/" + decision, body);
    }

    JsonNode state() {
        return api.get("/state", Map.of());
    }

    JsonNode faults() {
        return api.get("/faults", Map.of());
    }

    JsonNode setFaults(Map<String, Object> faults) {
        return api.post("/faults", faults);
    }

    void clearFaults() {
        api.delete("/faults");
    }

    @Override
    public void close() {
        api.close();
    }
}
