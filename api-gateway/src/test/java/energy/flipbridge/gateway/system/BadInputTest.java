package energy.flipbridge.gateway.system;

import static energy.flipbridge.gateway.system.Scene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What comes in wrong, forged, late or twice does no harm, and never stops what is right. */
@Tag("system")
class BadInputTest {

    @TempDir
    static Path data;

    private static Bridge bridge;
    private static Scene scene;
    private static Webhooks webhooks;
    private static TelemetryQueue queue;

    @BeforeAll
    static void start() {
        bridge = Bridge.start(data);
        scene = new Scene(bridge);
        webhooks = new Webhooks(bridge);
        queue = new TelemetryQueue(bridge);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Nested
    class Webhook {

        @Test
        void a_forged_one_leaves_a_counted_refusal_and_nothing_else() {
            String command = UUID.randomUUID().toString();
            String body = Webhooks.command(command);
            String tampered = body.replace("4000", "9999");
            var now = bridge.time().instant();

            refused(401, "unsigned", "forged-1", command, body, Map.of("Webhook-Id", "forged-1"));
            refused(
                    401,
                    "stale",
                    "forged-2",
                    command,
                    body,
                    webhooks.signature("forged-2", now.minus(Duration.ofHours(1)), body));
            refused(401, "wrong-signature", "forged-3", command, tampered, webhooks.signature("forged-3", now, body));
            refused(
                    403,
                    "bearer-wrong",
                    "forged-4",
                    command,
                    body,
                    Map.of("Webhook-Id", "forged-4", "Authorization", "Bearer guessed"));
            String oversized = body.replace("DISCHARGE", "D".repeat(300_000));
            refused(413, "too-large", "forged-5", command, oversized, webhooks.signature("forged-5", now, oversized));
        }

        private void refused(
                int status, String cause, String webhook, String command, String body, Map<String, String> headers) {
            // given
            double before = count("flipbridge.webhooks.refused", cause);

            // when
            Json.Answer answer = webhooks.post(body, headers);

            // then
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.json().get("type").asString()).startsWith("urn:flipbridge:problem:");
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(count("flipbridge.webhooks.refused", cause)).isEqualTo(before + 1);
            assertThat(storedEvents(webhook)).isZero();
            assertThat(storedEvents(command)).isZero();
            assertThat(isBodyKept(webhook)).isFalse();
            assertThat(bridge.api().get("/api/commands/" + command).status()).isEqualTo(404);
        }

        @Test
        void one_of_an_unknown_kind_is_kept() {
            // when
            Json.Answer answer =
                    webhooks.genuine("unknown-kind", "{\"event_type\":\"moon.rises\",\"event_object\":{\"phase\":3}}");

            // then
            assertThat(answer.status()).as(answer.body()).isEqualTo(204);
            assertThat(storedEvents("unknown-kind")).isEqualTo(1);
            assertThat(isBodyKept("unknown-kind")).isTrue();
        }

        @Test
        void one_that_comes_twice_has_one_effect() {
            // given
            String thing = "told-twice";
            try (OldDevice device = OldDevice.connect(scene.claimed(thing))) {
                String command = scene.dispatch(thing, 4_000, Duration.ofHours(2));
                await().atMost(SOON).until(() -> device.received().size() == 1);
                double before = count("flipbridge.webhooks.received", "duplicate");

                // when
                bridge.sandbox()
                        .post("/commands/" + command + "/resend-webhook", Map.of())
                        .ok();
                await().atMost(SOON).until(() -> count("flipbridge.webhooks.received", "duplicate") == before + 1);
                bridge.sandbox()
                        .post("/commands/" + command + "/resend-webhook", Map.of("new_id", true))
                        .ok();

                // then
                await().atMost(SOON).until(() -> scene.steps(command).contains("CommandNoted"));
                assertThat(scene.steps(command))
                        .containsOnlyOnce("CommandReceived", "DeliveryQueued")
                        .doesNotContain("CommandChanged");
                assertThat(scene.device(thing).get("pendingCount").asInt()).isEqualTo(1);
                assertThat(device.received()).hasSize(1);
            }
        }

        @Test
        void an_older_one_that_comes_late_leaves_what_is_pending_as_it_is() {
            // given
            String thing = "pending-still";
            Path folder = scene.claimed(thing);
            String command = scene.dispatch(thing, 4_000);
            await().atMost(SOON).until(() -> scene.steps(command).contains("CommandPublished"));
            ObjectNode older = scene.copy(command, Duration.ofHours(-1));
            ((ObjectNode) older.get("battery_commands")).put("setpoint_w", 1_000);
            older.put("status", "CANCELED");

            // when
            scene.announce("command.canceled", older);

            // then
            await().atMost(SOON).until(() -> scene.steps(command).contains("CommandNoted"));
            assertThat(scene.shown(command).get("version").asInt()).isEqualTo(1);
            assertThat(scene.device(thing).get("pendingCount").asInt()).isEqualTo(1);
            try (OldDevice device = OldDevice.connect(folder)) {
                device.report();
                bridge.time().advance(Duration.ofSeconds(10));
                device.report();
                await().atMost(SOON).until(() -> !device.received().isEmpty());
                JsonNode delivered = device.process(device.commands(0)).getFirst();
                assertThat(delivered.get("status").asString()).isEqualTo("OK");
                assertThat(delivered.at("/battery_commands/setpoint_w").asInt()).isEqualTo(4_000);
                device.report();
                scene.awaitAtFlip(command, "OK");
            }
        }
    }

    @Nested
    class Telemetry {

        @Test
        void a_message_that_cannot_be_read_is_put_aside_with_its_cause_and_the_others_go_on() {
            // given
            String thing = "well-behaved";
            scene.claimed(thing);
            Map<String, String> bad = new LinkedHashMap<>();
            bad.put("Volts: 230", "not JSON");
            bad.put("[1, 2]", "not a JSON object");
            bad.put("{\"mqtt_topic\": " + "[".repeat(5_000), "not JSON");
            bad.put(changed(it -> it.put("mqtt_topic", "devices/x/commands")), "mqtt_topic");
            bad.put(changed(it -> it.put("mqtt_topic", "devices/a/b/telemetry")), "mqtt_topic");
            bad.put(changed(it -> it.remove("mqtt_topic")), "mqtt_topic is missing");
            bad.put(changed(it -> it.put("start_time", "2098-01-01T00:00:00Z")), "start_time is in the future");
            bad.put(changed(it -> it.put("start_time", "tomorrow")), "start_time");
            bad.put(changed(it -> it.put("mqtt_received_at", 4_039_372_800_000L)), "mqtt_received_at");
            bad.put(changed(it -> it.put("sequence", -1)), "sequence");
            bad.put(changed(it -> reading(it).put("home_last_power_w", -1)), "home_last_power_w");
            bad.put(changed(it -> reading(it).put("home_last_power_w", 1e12)), "home_last_power_w");
            bad.put(changed(it -> reading(it).put("solar_last_power_w", "NaN")), "solar_last_power_w");
            bad.put(changed(it -> it.put("telemetry", "none")), "telemetry must be an object");
            bad.put(
                    changed(_ -> {}).replaceFirst("\\{", "{\"mqtt_topic\":\"devices/" + thing + "/telemetry\","),
                    "not JSON: Duplicate");

            // when
            Map<String, String> causes = new LinkedHashMap<>();
            int sequence = 0;
            for (Map.Entry<String, String> one : bad.entrySet()) {
                List<String> batch = new ArrayList<>();
                batch.add(queue.message(thing, sequence++).toString());
                batch.add(one.getKey());
                batch.add(queue.message(thing, sequence++).toString());
                causes.put(queue.send(batch).get(1), one.getValue());
            }

            // then
            causes.forEach((message, cause) -> await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(queue.parkedBecause(message)).contains(cause)));
            awaitForwarded(
                    thing,
                    Stream.iterate(0L, i -> i + 1)
                            .limit(sequence)
                            .map(i -> "first:" + i)
                            .toList());
            assertThat(scene.device("well-behaved-not").path("status").asInt()).isEqualTo(404);
        }

        @Test
        void odd_texts_stop_nobody() {
            // given
            String thing = "odd-texts";
            scene.claimed(thing);

            // when
            queue.send(List.of(
                    queue.message(thing, 0).put("epoch", "\u0000").toString(),
                    queue.message(thing, 0).put("epoch", "half").toString().replace("half", "\\ud800"),
                    queue.message(thing, 0)
                            .put("last_command_acked", "9999-12-31T23:59:59.999Z")
                            .toString(),
                    queue.message(thing, 1).toString()));

            // then
            await().atMost(SOON).until(() -> forwarded(thing).contains("first:1"));
        }

        @Test
        void what_comes_twice_or_out_of_order_is_forwarded_once() {
            // given
            String thing = "stutters";
            scene.claimed(thing);
            List<Long> order = List.of(3L, 1L, 2L, 2L, 0L, 3L);

            // when
            queue.send(
                    order.stream().map(i -> queue.message(thing, i).toString()).toList());
            awaitForwarded(thing, List.of("first:0", "first:1", "first:2", "first:3"));
            queue.send(
                    order.stream().map(i -> queue.message(thing, i).toString()).toList());
            queue.send(List.of(
                    queue.message(thing, 3).put("epoch", "second").toString(),
                    queue.message(thing, 4).toString()));

            // then
            awaitForwarded(thing, List.of("first:0", "first:1", "first:2", "first:3", "first:4", "second:3"));
        }

        @Test
        void a_queue_message_that_comes_twice_is_one_reading() {
            // given
            String thing = "unnumbered";
            scene.claimed(thing);
            ObjectNode old = queue.message(thing, 0);
            old.remove(List.of("epoch", "sequence", "start_time", "duration_s"));

            // when
            String id = queue.send(List.of(old.toString())).getFirst();
            await().atMost(SOON).until(() -> scene.counts(thing).path("items").asInt() == 1);
            assertThat(pipe(TelemetryQueue.sqsRecord(id, old.toString())).status())
                    .isEqualTo(200);
            queue.send(List.of(queue.message(thing, 7).toString()));

            // then
            awaitForwarded(thing, List.of("first:7"));
            assertThat(scene.counts(thing).get("items").asInt()).isEqualTo(2);
        }
    }

    @Nested
    class Pipe {

        @Test
        void it_brings_records_in_with_the_shared_secret() {
            // given
            String thing = "through-the-pipe";
            scene.claimed(thing);
            List<Map<String, Object>> records = Stream.of(0L, 1L, 1L, 2L)
                    .map(i -> TelemetryQueue.sqsRecord(
                            "pipe-" + i, queue.message(thing, i).toString()))
                    .toList();

            // when
            List<Integer> answers =
                    records.stream().map(it -> pipe(it).status()).toList();
            Json.Answer unreadable = pipe(TelemetryQueue.sqsRecord("pipe-unreadable", "Volts: 230"));

            // then
            assertThat(answers).containsOnly(200);
            assertThat(unreadable.status())
                    .as("the pipe must not bring it again")
                    .isEqualTo(200);
            assertThat(queue.parkedBecause("pipe-unreadable")).contains("not JSON");
            awaitForwarded(thing, List.of("first:0", "first:1", "first:2"));
        }

        @Test
        void it_is_closed_to_others() {
            Map<String, Object> one = TelemetryQueue.sqsRecord("uninvited", "{}");

            assertProblem(bridge.anonymous().post("/api/devices/telemetry", one), 401);
            assertProblem(bridge.api().post("/api/devices/telemetry", one), 403);
            assertProblem(pipe(Map.of("body", "{}")), 400);
            assertThat(queue.parkedBecause("uninvited")).isNull();
        }

        private void assertProblem(Json.Answer answer, int status) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
        }
    }

    private static Json.Answer pipe(Map<String, Object> sqsRecord) {
        String secret = bridge.cloud().secrets().sharedSecret();
        return bridge.anonymous()
                .post(
                        "/api/devices/telemetry",
                        JsonMapper.shared().writeValueAsString(sqsRecord),
                        Map.of("Authorization", "Bearer " + secret));
    }

    /** A message of a thing that never reports anything right. */
    private static String changed(Consumer<ObjectNode> change) {
        ObjectNode message = queue.message("well-behaved-not", 0);
        change.accept(message);
        return message.toString();
    }

    private static ObjectNode reading(ObjectNode message) {
        return (ObjectNode) message.get("telemetry");
    }

    /** Exactly these readings of the thing are at Flip, and none came there twice. */
    private static void awaitForwarded(String thing, List<String> keys) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(forwarded(thing)).containsExactlyInAnyOrderElementsOf(keys));
        assertThat(scene.counts(thing).get("repeats").asInt()).isZero();
    }

    private static List<String> forwarded(String thing) {
        return bridge.sandbox()
                .get("/telemetry/keys")
                .body()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .filter(key -> key.get("device_id").asString().equals("device::" + thing))
                .map(key ->
                        key.get("epoch").asString() + ":" + key.get("sequence").asLong())
                .toList();
    }

    private static double count(String name, String cause) {
        Counter counter = bridge.gateway()
                .getBean(MeterRegistry.class)
                .find(name)
                .tags("cause", cause, "route", "http")
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static int storedEvents(String id) {
        Integer count = bridge.gateway()
                .getBean(JdbcTemplate.class)
                .queryForObject(
                        "SELECT count(*) FROM domainevententry WHERE aggregateidentifier IN (?, 'webhook:' || ?)",
                        Integer.class,
                        id,
                        id);
        return count == null ? 0 : count;
    }

    private static boolean isBodyKept(String webhook) {
        return bridge.gateway()
                        .getBean(MongoDatabase.class)
                        .getCollection("webhook_bodies")
                        .countDocuments(Filters.eq("_id", webhook))
                == 1;
    }
}
