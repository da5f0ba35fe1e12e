package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import energy.flipbridge.device.Battery;
import energy.flipbridge.domain.access.ParkedRead;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.gateway.settings.TelemetrySettings;
import energy.flipbridge.projections.flip.FlipView;
import energy.flipbridge.projections.view.Partitions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.JsonNode;

/** What cannot be taken is set aside, stops nothing else, and is in the hands of support. */
@Tag("system")
class ParkingTest {

    @TempDir
    static Path data;

    private static Bridge bridge;
    private static Scene scene;

    @BeforeAll
    static void start() {
        bridge = Bridge.start(data);
        scene = new Scene(bridge);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void readings_that_flip_refuses_are_parked_and_those_of_the_same_lane_go_on() throws Exception {
        // given
        String refused = "poisoned-battery";
        String other = IntStream.range(0, 1_000)
                .mapToObj(i -> "good-battery-" + i)
                .filter(name -> Partitions.of(name) == Partitions.of(refused))
                .findFirst()
                .orElseThrow();
        Path poisoned = scene.claimed(refused);
        Path good = scene.claimed(other);
        faults(true, refused);

        // when
        try (Battery _ = scene.battery(good)) {
            try (Battery _ = scene.battery(poisoned)) {
                await().atMost(Scene.SOON).until(() -> !parked("reading").isEmpty());
            }
            // then
            int before = scene.counts(other).path("items").asInt(0);
            await().atMost(Scene.SOON)
                    .until(() -> scene.counts(other).path("items").asInt(0) > before + 2);
        }
        assertThat(scene.counts(other).path("repeats").asInt(0)).isZero();
        assertThat(scene.counts(refused).path("items").asInt(0)).isZero();
        JsonNode reading = bridge.api()
                .get("/api/parked/" + parked("reading").getFirst().get("id").asString() + "?reason=a+test")
                .ok();
        assertThat(reading.get("cause").asString()).contains("422").contains("device::" + refused);
        assertThat(reading.get("subject").asString()).contains(refused);
        assertThat(reading.get("content").asString()).contains("\"device_id\":\"device::" + refused);

        // and when
        faults(0, refused);
        await().atMost(Scene.SOON).untilAsserted(() -> {
            parked("reading").forEach(each -> retry(each.get("id").asString()).ok());
            assertThat(parked("reading")).isEmpty();
            assertThat(scene.counts(refused).path("items").asInt(0)).isPositive();
            assertThat(waitingForFlip()).isZero();
        });

        // then
        assertThat(scene.counts(refused).path("repeats").asInt()).isZero();
        assertThat(scene.counts(refused).path("failed").asInt()).isZero();
    }

    @Test
    void a_message_with_a_wrong_topic_stays_parked_until_it_is_discarded() {
        // given
        String body = "{\"mqtt_topic\":\"elsewhere\",\"telemetry\":{}}";
        var sqs = bridge.gateway().getBean(SqsAsyncClient.class);
        String queue =
                bridge.gateway().getBean(TelemetrySettings.class).queueUrl().toString();
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body)).join();
        await().atMost(Scene.SOON).until(() -> !parked("message").isEmpty());
        JsonNode message = parked("message").getFirst();
        String id = message.get("id").asString();
        assertThat(message.get("attempts").asInt()).isEqualTo(1);
        assertThat(message.get("cause").asString()).contains("elsewhere");
        assertThat(message.has("content")).isFalse();
        assertThat(bridge.api().get("/api/parked/" + id).status()).isEqualTo(400);
        assertThat(bridge.api().get("/api/parked/" + id + "?reason=%20").status())
                .isEqualTo(400);
        assertThat(kept(id)).isEmpty();
        assertThat(bridge.api()
                        .get("/api/parked/" + id + "?reason=the+owner+asks")
                        .ok()
                        .get("content")
                        .asString())
                .isEqualTo(body);
        assertThat(kept(id))
                .singleElement()
                .asString()
                .contains("\"reason\":\"the owner asks\"", "\"reader\":\"support:local\"");

        // when
        JsonNode again = retry(id).ok();

        // then
        assertThat(again.get("state").asString()).isEqualTo("parked");
        assertThat(again.get("attempts").asInt()).isEqualTo(2);

        // and when
        JsonNode discarded = bridge.api()
                .post("/api/parked/" + id + "/discard", Map.of("reason", "a test"))
                .ok();

        // then
        assertThat(discarded.get("state").asString()).isEqualTo("discarded");
        assertThat(discarded.at("/decision/by").asString()).isEqualTo(Audit.support("local"));
        assertThat(discarded.at("/decision/reason").asString()).isEqualTo("a test");
        assertThat(parked("message")).isEmpty();
        assertThat(bridge.api()
                        .get("/api/parked?kind=message&state=discarded")
                        .ok()
                        .get("items"))
                .hasSize(1);
        assertThat(retry(id).status()).isEqualTo(409);
        assertThat(retry(id).json().get("type").asString()).isEqualTo("urn:flipbridge:problem:not-decidable");
    }

    @Test
    void what_is_wrong_with_a_question_is_said() {
        String unknown = "/api/parked/message-00000000-0000-3000-8000-000000000000";

        assertThat(bridge.api().get(unknown + "?reason=why").status()).isEqualTo(404);
        assertThat(bridge.api().get("/api/parked/nonsense?reason=why").status()).isEqualTo(404);
        assertThat(bridge.api().post(unknown + "/retry", Map.of()).status()).isEqualTo(404);
        assertThat(bridge.api()
                        .post(unknown + "/discard", Map.of("reason", "why"))
                        .status())
                .isEqualTo(404);
        assertThat(bridge.api()
                        .post(unknown + "/discard", Map.of("reason", " "))
                        .status())
                .isEqualTo(400);
        assertThat(bridge.api().get("/api/parked?kind=nonsense").status()).isEqualTo(400);
        assertThat(bridge.api().get("/api/parked?cursor=nonsense").status()).isEqualTo(400);
        assertThat(bridge.anonymous().get("/api/parked").status()).isEqualTo(401);
    }

    /** What the event store has of who read it. */
    private static List<String> kept(String id) {
        return new JdbcTemplate(bridge.gateway().getBean(DataSource.class))
                        .queryForList(
                                "SELECT convert_from(payload, 'UTF8') FROM domainevententry WHERE payloadtype = ?",
                                String.class,
                                ParkedRead.class.getName())
                        .stream()
                        .map(String::valueOf)
                        .filter(payload -> payload.contains(id))
                        .toList();
    }

    private static void faults(Object count, String thing) {
        bridge.sandbox()
                .post("/faults", Map.of("telemetry_refuse_next", count, "refuse_device", "device::" + thing))
                .ok();
    }

    private static List<JsonNode> parked(String kind) {
        return bridge.api()
                .get("/api/parked?kind=" + kind)
                .ok()
                .get("items")
                .valueStream()
                .toList();
    }

    private static Json.Answer retry(String id) {
        return bridge.api().post("/api/parked/" + id + "/retry", Map.of());
    }

    private static long waitingForFlip() {
        return bridge.gateway()
                .getBean(MongoDatabase.class)
                .getCollection(FlipView.NAME)
                .countDocuments(Filters.in("kind", "chunk", "batch"));
    }
}
