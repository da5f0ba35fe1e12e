package energy.flipbridge.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.webhook.ReceiveWebhook;
import energy.flipbridge.domain.webhook.WebhookReceived;
import energy.flipbridge.gateway.support.RunningGateway;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@ExtendWith(RunningGateway.Extension.class)
class WebhookTest {

    private static final String OBJECT =
            "{ \"id\":\"c0ffee00-0000-4000-8000-000000000001\",\"device_id\":\"device::garage-battery\", \"setpoint\":1.50 }";
    private static final String COMMAND = "{\"event_type\":\"command.created\",\"event_object\":" + OBJECT
            + ",\"timestamp\":\"2024-11-23T18:00:00.000Z\"}";
    private static final String ENROLLMENT = "{\"event_type\":\"enrollment.updated\",\"event_object\":"
            + "{\"id\":\"e1\",\"email\":\"ada@example.org\"},\"timestamp\":\"2024-11-23T18:00:00.000Z\"}";

    private final RunningGateway gateway;

    WebhookTest(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @Nested
    class Genuine {

        @Test
        void command_is_stored_verbatim_before_the_answer() {
            signed("msg_1", COMMAND).expectStatus().isNoContent().expectBody().isEmpty();

            WebhookReceived received = onlyReceived();
            assertThat(received.webhookId()).isEqualTo("msg_1");
            assertThat(received.verification()).isEqualTo("signature");
            assertThat(received.eventType()).isEqualTo("command.created");
            assertThat(received.sentAt()).isEqualTo("2024-11-23T18:00:00Z");
            assertThat(received.objectId()).isEqualTo("c0ffee00-0000-4000-8000-000000000001");
            assertThat(received.deviceId()).isEqualTo("device::garage-battery");
            assertThat(received.command()).isEqualTo(OBJECT);
            assertThat(received.bodyHash()).matches("[0-9a-f]{64}");
            assertThat(gateway.sender.sent().getFirst().metadata())
                    .containsEntry(Audit.ACTOR, "flip")
                    .containsEntry(Audit.CORRELATION, "msg_1")
                    .containsEntry(Audit.SOURCE, "webhook:msg_1");
            assertThat(body("msg_1")).isNull();
        }

        @Test
        void duplicate_is_answered_as_the_first_was() {
            signed("msg_2", COMMAND).expectStatus().isNoContent();
            signed("msg_2", COMMAND).expectStatus().isNoContent();

            assertThat(gateway.sender.sent()).hasSize(1);
        }

        @Test
        void body_with_personal_data_is_kept_outside_of_the_events_until_it_expires() {
            signed("msg_3", ENROLLMENT).expectStatus().isNoContent();

            assertThat(onlyReceived().command()).isNull();
            assertThat(onlyReceived().deviceId()).isNull();
            assertThat(onlyReceived().toString()).doesNotContain("ada");
            Document kept = Objects.requireNonNull(body("msg_3"));
            assertThat(kept.get("body", Binary.class).getData()).isEqualTo(bytes(ENROLLMENT));
            assertThat(kept.getDate("expiresAt"))
                    .isEqualTo(Date.from(gateway.clock.instant().plus(Duration.ofDays(30))));

            gateway.clock.advance(Duration.ofDays(31));
            gateway.bean(WebhookBodies.class).eraseExpired();
            assertThat(body("msg_3")).isNull();
        }

        @Test
        void of_an_enrolment_or_event_only_what_nobody_wrote_goes_into_the_event() {
            signed("msg_6", """
                    {"event_type":"enrollment.updated","event_object":{"id":"e1","site_id":"site-for-device::a",
                    "program_id":"p1","device_ids":["device::a","Ada Byron"],"status":"REJECTED",
                    "status_reason":"Ada Byron moved","enroll_method":"USER_ACTION","email":"ada@example.org",
                    "program_specific_attributes":[{"name":"account","value":"77-1"}],
                    "updated_at":"2024-11-23 18:00:00.000Z","created_at":"yesterday, said Ada"},
                    "timestamp":"2024-11-23T18:00:00.000Z"}""").expectStatus().isNoContent();
            signed("msg_7", """
                    {"event_type":"event.created","event_object":{"id":"v1","site_id":"s","program_id":"p1",
                    "starts_at":"2024-11-23T18:00:00.000Z","ends_at":null,"duration_s":7200,"status":"UPCOMING",
                    "is_participating":true,"name":"Ada's event",
                    "schedule":[{"device_ids":["device::a"],"mode":"CHARGE","note":"ask Ada","is_preparatory_action":true}],
                    "device_settings":[{"device_id":"device::a","backup_reserve_percentage":20,"by":"Ada"}]}}""").expectStatus().isNoContent();
            signed("msg_8", "{\"event_type\":\"event.created\",\"event_object\":{\"id\":\"v1\",\"site_id\":\"a b\"}}")
                    .expectStatus()
                    .isNoContent();

            assertThat(gateway.sender.commands(ReceiveWebhook.class))
                    .extracting(received -> received.received().subject())
                    .containsExactly(
                            "{\"id\":\"e1\",\"site_id\":\"site-for-device::a\",\"program_id\":\"p1\","
                                    + "\"device_ids\":[\"device::a\"],\"status\":\"REJECTED\","
                                    + "\"enroll_method\":\"USER_ACTION\",\"updated_at\":\"2024-11-23 18:00:00.000Z\"}",
                            "{\"id\":\"v1\",\"site_id\":\"s\",\"program_id\":\"p1\","
                                    + "\"starts_at\":\"2024-11-23T18:00:00.000Z\",\"duration_s\":7200,"
                                    + "\"status\":\"UPCOMING\",\"is_participating\":true,"
                                    + "\"schedule\":[{\"device_ids\":[\"device::a\"],\"mode\":\"CHARGE\","
                                    + "\"is_preparatory_action\":true}],"
                                    + "\"device_settings\":[{\"device_id\":\"device::a\","
                                    + "\"backup_reserve_percentage\":20}]}",
                            null);
        }

        @Test
        void webhook_of_an_unknown_kind_or_form_is_kept_all_the_same() {
            String[] bodies = {
                "{\"event_type\":\"moon.rises\",\"event_object\":{}}",
                "not json",
                "[]",
                "{}",
                "",
                "{\"event_type\":7}",
                "{\"event_type\":\"command.created\"}",
                "{\"event_type\":\"a\"} trailing"
            };
            for (int i = 0; i < bodies.length; i++) {
                signed("odd_" + i, bodies[i]).expectStatus().isNoContent();
            }
            assertThat(gateway.sender.commands(ReceiveWebhook.class))
                    .extracting(received -> received.received().eventType())
                    .containsExactly(
                            "moon.rises",
                            "unreadable",
                            "unreadable",
                            "unreadable",
                            "unreadable",
                            "unreadable",
                            "command.created",
                            "unreadable");
            assertThat(body("odd_1")).isNotNull();
        }

        @Test
        void webhook_with_the_older_bearer_is_known_by_the_hash_of_its_body() {
            post(COMMAND)
                    .header("Authentication", "Bearer " + RunningGateway.SHARED_SECRET)
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            assertThat(onlyReceived().webhookId()).isEqualTo(onlyReceived().bodyHash());
            assertThat(onlyReceived().verification()).isEqualTo("bearer");

            post(COMMAND)
                    .header("Authorization", "Bearer " + RunningGateway.SHARED_SECRET)
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            assertThat(gateway.sender.sent()).hasSize(1);
        }
    }

    @Nested
    class Refused {

        @Test
        void unsigned_stale_tampered_and_wrong_ones_leave_a_count_and_nothing_else() {
            long now = gateway.clock.instant().getEpochSecond();
            refused(post(COMMAND).exchange(), 401, "unsigned");
            refused(post(COMMAND).header("Authorization", "Bearer wrong").exchange(), 403, "bearer-wrong");
            refused(post(COMMAND).header("Authorization", "Basic x").exchange(), 401, "unsigned");
            refused(signed("msg_4", COMMAND, now - 301, COMMAND), 401, "stale");
            refused(signed("msg_4", COMMAND, now + 301, COMMAND), 401, "future");
            refused(signed("msg_4", COMMAND, now, COMMAND.replace("1.50", "9.99")), 401, "wrong-signature");
            refused(signed("bad id", COMMAND, now, COMMAND), 401, "malformed");

            assertThat(gateway.sender.sent()).isEmpty();
            assertThat(body("msg_4")).isNull();
        }

        @Test
        void oversized_one_is_not_read() {
            post("x".repeat(WebhookController.LARGEST_BODY + 1))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(413)
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(gateway.sender.sent()).isEmpty();
        }

        @Test
        void one_that_cannot_be_stored_is_asked_for_again() {
            gateway.sender.answers(_ -> {
                throw new IllegalStateException("the store is away");
            });
            signed("msg_5", COMMAND)
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .valueEquals("Retry-After", "5")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:flipbridge:problem:store-unavailable");

            gateway.sender.answers(_ -> null);
            signed("msg_5", COMMAND).expectStatus().isNoContent();
            assertThat(gateway.sender.sent()).hasSize(1);
        }

        private void refused(WebTestClient.ResponseSpec answer, int status, String cause) {
            answer.expectStatus()
                    .isEqualTo(status)
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:flipbridge:problem:webhook-" + cause);
            assertThat(count(cause)).isPositive();
        }

        private double count(String cause) {
            Counter counter = gateway.bean(MeterRegistry.class)
                    .find("flipbridge.webhooks.refused")
                    .tag("cause", cause)
                    .counter();
            return counter == null ? 0 : counter.count();
        }
    }

    private WebTestClient.ResponseSpec signed(String id, String body) {
        return signed(id, body, gateway.clock.instant().getEpochSecond(), body);
    }

    private WebTestClient.ResponseSpec signed(String id, String signedBody, long time, String sentBody) {
        return post(sentBody)
                .header("Webhook-Id", id)
                .header("Webhook-Timestamp", Long.toString(time))
                .header("Webhook-Signature", "v1," + hmac(id + "." + time + "." + signedBody))
                .exchange();
    }

    private WebTestClient.RequestHeadersSpec<?> post(String body) {
        return gateway.anybody()
                .post()
                .uri("/api/flip-webhook")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(bytes(body));
    }

    private WebhookReceived onlyReceived() {
        assertThat(gateway.sender.sent()).hasSize(1);
        return gateway.sender.commands(ReceiveWebhook.class).getFirst().received();
    }

    private @Nullable Document body(String id) {
        return gateway.database()
                .getCollection("webhook_bodies")
                .find(Filters.eq("_id", id))
                .first();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hmac(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(RunningGateway.SIGNING_KEY.substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes(content)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
