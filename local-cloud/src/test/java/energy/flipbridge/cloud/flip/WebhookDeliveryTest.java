package energy.flipbridge.cloud.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebhookDeliveryTest extends SandboxTest {
    private static final String SOON = "\"starts_at\":\"2026-07-01T17:00:00Z\",\"duration_s\":60";

    @BeforeEach
    void commission() {
        flip.commission("a", "88801");
    }

    private JsonNode deliveriesOf(String command) {
        return flip.command(command).path("webhooks");
    }

    private void fault(String json) {
        assertThat(flip.control("POST", "/faults", json).status()).isEqualTo(200);
    }

    private static void assertSigned(Receiver.Webhook webhook) {
        long seconds = Long.parseLong(webhook.headers().getFirst("Webhook-Timestamp"));
        assertThat(seconds).isEqualTo(NOON.getEpochSecond());
        assertThat(webhook.headers().getFirst("Webhook-Signature"))
                .isEqualTo(
                        new WebhookSigner(List.of(FlipDriver.SIGNING_KEY)).sign(webhook.id(), seconds, webhook.body()));
    }

    @Test
    void a_webhook_is_signed_and_may_carry_the_older_bearer() {
        flip.dispatch("a", SOON);
        awaitWebhooks("command.created", 1);
        Receiver.Webhook signed = receiver.of("command.created").getFirst();
        assertSigned(signed);
        assertThat(signed.headers()).doesNotContainKey("Authorization");

        restart(config().withBearerSecret("s3cret"));
        clock.advance(Duration.ofHours(24));
        receiver.received.clear();
        String id = flip.dispatch("a", "\"duration_s\":60");

        await().until(() -> receiver.of("command.created").size() == 1);
        Receiver.Webhook bearer = receiver.of("command.created").getFirst();
        assertThat(bearer.object().path("id").asString()).isEqualTo(id);
        assertThat(bearer.headers().getFirst("Authorization")).isEqualTo("Bearer s3cret");
        assertThat(bearer.headers().getFirst("Authentication")).isEqualTo("Bearer s3cret");
        assertSigned(bearer);
    }

    @Test
    void failures_are_redelivered_under_the_same_id() {
        flip.control("POST", "/webhooks/send", "{\"event_type\":\"warm.up\",\"event_object\":{}}");
        awaitWebhooks("warm.up", 1);
        receiver.answerNext(500, 302, 202, 400);

        flip.control("POST", "/webhooks/send", "{\"event_type\":\"some.thing\",\"event_object\":{}}");

        awaitWebhooks("some.thing", 5);
        assertThat(receiver.of("some.thing").stream().map(Receiver.Webhook::id).distinct())
                .hasSize(1);
        awaitSent();
        JsonNode delivery = flip.control("GET", "/webhooks?limit=1", "").json().path(0);
        assertThat(delivery.path("state").asString()).isEqualTo("DELIVERED");
        assertThat(delivery.path("attempts")
                        .valueStream()
                        .map(one -> one.path("status").asInt()))
                .containsExactly(500, 302, 202, 400, 204);
    }

    @Test
    void after_four_redeliveries_it_is_given_up() {
        receiver.answerNext(500, 500, 500, 500, 500);

        String id = flip.control("POST", "/webhooks/send", "{\"event_type\":\"some.thing\",\"event_object\":{}}")
                .text("/webhook_id");

        await().until(() ->
                flip.control("GET", "/webhooks?id=" + id, "").text("/0/state").equals("GIVEN_UP"));
        assertThat(receiver.of("some.thing")).hasSize(5);
    }

    @Test
    void an_answer_later_than_the_limit_is_a_failure() {
        receiver.answerNext(Receiver.SILENCE);

        flip.control("POST", "/webhooks/send", "{\"event_type\":\"some.thing\",\"event_object\":{}}");

        awaitWebhooks("some.thing", 2);
        awaitSent();
        assertThat(flip.control("GET", "/webhooks", "").text("/0/attempts/0/error"))
                .isEqualTo("no answer within 500 ms");
    }

    @Test
    void webhooks_of_a_device_wait_for_each_other() {
        receiver.answerNext(204);
        String id = flip.dispatch("a", SOON);
        awaitSent();
        receiver.received.clear();
        receiver.answerNext(503, 503, 503);

        flip.control("POST", "/commands/" + id + "/update", "{\"duration_s\":120}");
        flip.control("POST", "/commands/" + id + "/update", "{\"duration_s\":180}");

        await().untilAsserted(() -> assertThat(receiver.of("command.updated").stream()
                        .map(webhook -> webhook.object().path("duration_s").asInt())
                        .distinct())
                .containsExactly(120, 180));
    }

    @Test
    void pending_webhooks_survive_a_restart_and_an_address_change() {
        sandbox.setWebhookUrl(URI.create("http://localhost:1/closed"));
        restart(config().withRedelivery(List.of(Duration.ofHours(1)), Duration.ofMillis(500))
                .withWebhookUrl(URI.create("http://localhost:1/closed")));
        String id = flip.dispatch("a", SOON);
        await().until(() -> deliveriesOf(id).at("/0/attempts").size() == 1);
        String webhookId = deliveriesOf(id).at("/0/id").asString();

        restart(config());

        awaitWebhooks("command.created", 1);
        assertThat(receiver.of("command.created").getFirst().id()).isEqualTo(webhookId);
    }

    @Test
    void the_address_can_be_changed_and_is_checked() {
        assertThat(flip.control("POST", "/webhook-url", "{\"url\":\"nowhere\"}").status())
                .isEqualTo(422);
        assertThat(flip.control("POST", "/webhook-url", "{\"url\":\"" + receiver.url() + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_known_webhook_is_sent_again() {
        String id = flip.dispatch("a", SOON);
        awaitSent();

        flip.control("POST", "/commands/" + id + "/resend-webhook", "");
        awaitWebhooks("command.created", 2);
        flip.control("POST", "/commands/" + id + "/resend-webhook", "{\"new_id\":true}");
        awaitWebhooks("command.created", 3);

        List<String> ids = receiver.of("command.created").stream()
                .map(Receiver.Webhook::id)
                .toList();
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
        assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
    }

    @Test
    void any_webhook_can_be_crafted() {
        flip.control(
                "POST",
                "/webhooks/send",
                "{\"event_type\":\"x\",\"event_object\":{\"a\":1},\"raw_body\":\"not json\","
                        + "\"headers\":{\"webhook-signature\":\"v1,bad\",\"Webhook-Id\":\"\"}}");

        await().until(() -> !receiver.received.isEmpty());
        Receiver.Webhook webhook = receiver.received.getFirst();
        assertThat(webhook.body()).isEqualTo("not json");
        assertThat(webhook.headers().getFirst("Webhook-Signature")).isEqualTo("v1,bad");
        assertThat(webhook.headers()).doesNotContainKey("Webhook-Id");
        assertThat(flip.control(
                                "POST",
                                "/webhooks/send",
                                "{\"event_type\":\"x\",\"event_object\":{},\"headers\":{\"Host\":\"x\"}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void dropped_and_forged_and_stale_and_duplicated_on_demand() {
        fault("{\"drop\":1,\"wrong_signature\":1,\"stale_timestamp\":1,\"duplicate\":1}");
        receiver.answerNext(401);

        flip.control("POST", "/webhooks/send", "{\"event_type\":\"some.thing\",\"event_object\":{}}");

        awaitWebhooks("some.thing", 3);
        List<Receiver.Webhook> sent = receiver.of("some.thing");
        assertThat(Long.parseLong(sent.getFirst().headers().getFirst("Webhook-Timestamp")))
                .isEqualTo(NOON.minus(Duration.ofHours(1)).getEpochSecond());
        assertSigned(sent.get(1));
        assertThat(sent.get(2).id()).isEqualTo(sent.get(1).id());
        awaitSent();
        assertThat(flip.control("GET", "/webhooks", "").text("/0/attempts/0/error"))
                .contains("dropped");
    }

    @Test
    void reordered_on_demand() {
        String id = flip.dispatch("a", SOON);
        awaitSent();
        fault("{\"reorder\":1}");
        flip.control("POST", "/webhooks/send", "{\"event_type\":\"of.no.device\",\"event_object\":{}}");
        awaitWebhooks("of.no.device", 1);

        flip.control("POST", "/commands/" + id + "/update", "{\"duration_s\":120}");
        flip.control("POST", "/commands/" + id + "/update", "{\"duration_s\":180}");

        awaitWebhooks("command.updated", 2);
        assertThat(receiver.of("command.updated").stream()
                        .map(webhook -> webhook.object().path("duration_s").asInt()))
                .containsExactly(180, 120);
    }

    @Test
    void the_api_fails_or_throttles_on_demand_until_cleared() {
        fault("{\"fail_next\":1,\"fail_status\":503}");
        assertThat(flip.asClient("GET", "/v1/sites", "").status()).isEqualTo(503);
        assertThat(flip.asClient("GET", "/v1/sites", "").status()).isEqualTo(200);

        fault("{\"throttle\":true,\"retry_after_s\":7}");
        assertThat(flip.asClient("GET", "/v1/sites", "").status()).isEqualTo(429);
        assertThat(flip.asClient("GET", "/v1/sites", "").response().headers().firstValue("Retry-After"))
                .contains("7");
        assertThat(flip.control("GET", "/faults", "").json().path("throttle").asBoolean())
                .isTrue();
        flip.control("DELETE", "/faults", "");
        assertThat(flip.asClient("GET", "/v1/sites", "").status()).isEqualTo(200);
    }
}
