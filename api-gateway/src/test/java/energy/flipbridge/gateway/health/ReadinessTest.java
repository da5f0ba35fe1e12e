package energy.flipbridge.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.gateway.processing.Processing;
import energy.flipbridge.gateway.support.RecordingHttp;
import energy.flipbridge.gateway.support.RunningGateway;
import energy.flipbridge.gateway.support.WholeGateway;
import energy.flipbridge.projections.history.HistoryView;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each dependency goes away and comes back, and the probes say so. */
@Tag("system")
class ReadinessTest {

    private static final WholeGateway GATEWAY = new WholeGateway();

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    @BeforeEach
    void everythingIsThere() {
        GATEWAY.flip.answers(_ -> RecordingHttp.Answer.of(404, "{}"));
        awaitReadiness("UP");
    }

    @Test
    void names_what_a_node_needs() {
        assertThat(probe("readiness").path("components").propertyNames())
                .contains("eventStore", "views", "telemetryQueue", "processors")
                .doesNotContain("flip");
        assertThat(probe("readiness").toString()).doesNotContain("details");
        assertThat(probe("liveness").propertyNames()).containsExactly("status");
    }

    @Test
    void is_down_without_the_event_store() {
        GATEWAY.stopPostgres();
        awaitDown("eventStore");
        assertThat(probe("liveness").path("status").asString()).isEqualTo("UP");

        GATEWAY.startPostgres();
        awaitReadiness("UP");
    }

    @Test
    void shows_nothing_of_a_device_while_it_cannot_be_kept_who_reads_it() {
        // given
        report("observed");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> status("/api/devices/observed") == HttpStatus.OK.value());

        // when
        GATEWAY.stopPostgres();

        // then
        assertThat(status("/api/devices/observed/history")).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE.value());

        // and when
        GATEWAY.startPostgres();
        awaitReadiness("UP");

        // then
        assertThat(status("/api/devices/observed/history")).isEqualTo(HttpStatus.OK.value());
    }

    private static int status(String path) {
        return GATEWAY.support()
                .get()
                .uri(path)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private static void report(String thing) {
        String message = """
                {"mqtt_topic": "devices/%s/telemetry", "mqtt_received_at": %d, "telemetry": {}}""".formatted(thing, Instant.now().toEpochMilli());
        GATEWAY.anybody()
                .post()
                .uri("/api/devices/telemetry")
                .header("Authorization", "Bearer " + RunningGateway.SHARED_SECRET)
                .bodyValue(Map.of("messageId", "m-" + thing, "body", message))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void is_down_without_the_views() {
        GATEWAY.stopMongo();
        awaitDown("views");
        assertThat(probe("liveness").path("status").asString()).isEqualTo("UP");

        GATEWAY.startMongo();
        awaitReadiness("UP");
    }

    @Test
    void is_down_without_the_telemetry_queue() {
        GATEWAY.stopSqs();
        awaitDown("telemetryQueue");
        assertThat(probe("liveness").path("status").asString()).isEqualTo("UP");

        GATEWAY.startSqs();
        awaitReadiness("UP");
    }

    @Test
    void is_down_while_a_processor_stands_still() {
        StreamingEventProcessor history = Objects.requireNonNull(
                GATEWAY.bean(Processing.class).processors().get(HistoryView.NAME));
        history.shutDown();
        awaitDown("processors");
        assertThat(whole().at("/components/processors/details/" + HistoryView.NAME)
                        .asString())
                .isEqualTo("stopped");

        history.start();
        awaitReadiness("UP");
    }

    @Test
    void flip_is_shown_and_makes_nothing_unready() {
        GATEWAY.flip.answers(_ -> {
            throw new IllegalStateException("Flip is away");
        });
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> whole().at("/components/flip/status").asString("").equals("DOWN"));
        assertThat(probe("readiness").path("status").asString()).isEqualTo("UP");
    }

    @Test
    void the_whole_needs_a_token() {
        GATEWAY.anybody()
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        assertThat(whole().at("/components/flip/details/httpStatus").asInt()).isEqualTo(404);
    }

    private static void awaitDown(String component) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode readiness = probe("readiness");
            assertThat(readiness.path("status").asString()).isEqualTo("DOWN");
            assertThat(readiness.at("/components/" + component + "/status").asString())
                    .isEqualTo("DOWN");
        });
    }

    private static void awaitReadiness(String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .untilAsserted(
                        () -> assertThat(probe("readiness").path("status").asString())
                                .as("%s", whole())
                                .isEqualTo(status));
    }

    private static JsonNode probe(String name) {
        return get(GATEWAY.anybody(), "/actuator/health/" + name);
    }

    private static JsonNode whole() {
        return get(GATEWAY.support(), "/actuator/health");
    }

    private static JsonNode get(WebTestClient client, String path) {
        byte[] body =
                client.get().uri(path).exchange().expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }
}
