package energy.flipbridge.cloud.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CommandTest extends SandboxTest {
    private static final String TONIGHT = "\"power_w\":4000,\"starts_at\":\"2026-07-01T17:00:00Z\",\"duration_s\":7200";

    @BeforeEach
    void commission() {
        flip.commission("a", "88801");
        flip.commission("b", "88801");
    }

    @Test
    void a_dispatch_makes_an_event_and_a_command_and_sends_both() {
        String id = flip.dispatch("a", TONIGHT + ",\"reserve_percentage\":20");

        awaitWebhooks("event.created", 1);
        awaitWebhooks("command.created", 1);
        JsonNode command = receiver.of("command.created").getFirst().object();
        assertThat(command.path("object_type").asString()).isEqualTo("command");
        assertThat(command.path("id").asString()).isEqualTo(id);
        assertThat(command.path("device_id").asString()).isEqualTo("device::a");
        assertThat(command.path("starts_at").asString()).isEqualTo("2026-07-01T17:00:00.000Z");
        assertThat(command.path("ends_at").asString()).isEqualTo("2026-07-01T19:00:00.000Z");
        assertThat(command.at("/battery_commands/mode").asString()).isEqualTo("DISCHARGE");
        assertThat(command.at("/battery_commands/power_mode").asString()).isEqualTo("SETPOINT");
        assertThat(command.at("/battery_commands/setpoint_w").asInt()).isEqualTo(4000);
        assertThat(command.at("/battery_commands/backup_reserve_percentage").asInt())
                .isEqualTo(20);
        assertThat(command.path("device_status").asString()).isEqualTo("PENDING");
        assertThat(command.path("is_preparatory_action").isBoolean()).isTrue();
        assertThat(command.path("device_status_reason").isNull()).isTrue();
        JsonNode envelope = receiver.of("command.created").getFirst().json();
        assertThat(envelope.path("timestamp").asString()).isEqualTo("2026-07-01T12:00:00.000Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "FAILED", "FAILED_OFFLINE", "FAILED_FAULT"})
    void the_integrator_reports_the_outcome(String outcome) {
        String id = flip.dispatch("a", TONIGHT);

        FlipDriver.Answer answer = flip.asClient(
                "PATCH",
                "/v1/command/" + id,
                "{\"device_status\":\"" + outcome + "\",\"device_status_reason\":\"because\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/device_status")).isEqualTo(outcome);
        assertThat(answer.text("/device_status_reason")).isEqualTo("because");
        assertThat(flip.command(id).at("/history/1/cause").asString()).isEqualTo("reported");
    }

    @Test
    void unknown_commands_and_outcomes_are_refused() {
        String id = flip.dispatch("a", TONIGHT);

        assertThat(flip.report("c0ffee00-0000-4000-8000-000000000001", "OK").status())
                .isEqualTo(404);
        assertThat(flip.report(id, "PENDING").status()).isEqualTo(422);
        assertThat(flip.report(id, "DONE").status()).isEqualTo(422);
        assertThat(flip.asClient("PATCH", "/v1/command/" + id, "{}").status()).isEqualTo(422);
    }

    @Test
    void silence_for_15_minutes_fails_the_command_and_sends_a_new_one() {
        String silent = flip.dispatch("a", TONIGHT);
        String confirmed = flip.dispatch("b", TONIGHT);
        flip.report(confirmed, "OK");

        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        awaitWebhooks("command.created", 2);
        clock.advance(Duration.ofMillis(1));

        awaitWebhooks("command.created", 3);
        JsonNode failed = flip.command(silent);
        assertThat(failed.at("/command/device_status").asString()).isEqualTo("FAILED");
        assertThat(failed.at("/command/device_status_reason").asString()).contains("not confirmed in time");
        JsonNode next = receiver.of("command.created").getLast().object();
        assertThat(failed.path("replaced_by").asString())
                .isEqualTo(next.path("id").asString())
                .isNotEqualTo(silent);
        assertThat(next.path("event_id").asString())
                .isEqualTo(failed.at("/command/event_id").asString());
        assertThat(next.path("starts_at").asString()).isEqualTo("2026-07-01T17:00:00.000Z");
        assertThat(flip.deviceStatus(confirmed)).isEqualTo("OK");
        assertThat(flip.report(silent, "OK").text("/device_status")).isEqualTo("FAILED");
    }

    @Test
    void the_rule_can_be_switched_off() {
        restart(config().withConfirmWithin(Duration.ZERO));
        String id = flip.dispatch("a", TONIGHT);

        clock.advance(Duration.ofHours(1));
        flip.control("POST", "/commands/" + id + "/start", "");

        assertThat(flip.deviceStatus(id)).isEqualTo("PENDING");
    }

    @Test
    void window_and_event_run_their_course() {
        String id = flip.dispatch("a", TONIGHT);
        flip.report(id, "OK");

        clock.advance(Duration.ofHours(5));
        awaitWebhooks("command.started", 1);
        awaitWebhooks("event.updated", 1);
        assertThat(flip.asSite("a", "GET", "/events?status=ACTIVE", "").json()).hasSize(1);
        clock.advance(Duration.ofHours(2));

        awaitWebhooks("command.ended", 1);
        awaitWebhooks("event.updated", 2);
        assertThat(receiver.of("event.updated").stream()
                        .map(webhook -> webhook.object().path("status").asString()))
                .containsExactly("ACTIVE", "COMPLETED");
        assertThat(flip.asSite("a", "GET", "/events?status=COMPLETED&status=UPCOMING", "")
                        .json())
                .hasSize(1);
        assertThat(flip.control("POST", "/commands/" + id + "/cancel", "").status())
                .isEqualTo(409);
    }

    @Test
    void canceling_asks_the_device_again_and_cancels_the_event() {
        String id = flip.dispatch("a", TONIGHT);
        flip.report(id, "OK");

        FlipDriver.Answer story = flip.control("POST", "/commands/" + id + "/cancel", "");

        assertThat(story.text("/command/status")).isEqualTo("CANCELED");
        assertThat(story.text("/command/device_status")).isEqualTo("PENDING");
        awaitWebhooks("command.canceled", 1);
        awaitWebhooks("event.canceled", 1);
        assertThat(flip.report(id, "OK").text("/device_status")).isEqualTo("OK");
    }

    @Test
    void a_withdrawal_not_confirmed_fails_without_a_new_command() {
        String id = flip.dispatch("a", TONIGHT);
        flip.control("POST", "/commands/" + id + "/cancel", "");

        clock.advance(Duration.ofMinutes(15));

        await().until(() -> flip.deviceStatus(id).equals("FAILED"));
        assertThat(receiver.of("command.created")).hasSize(1);
    }

    @Test
    void a_changed_window_or_power_is_sent_as_an_update() {
        String id = flip.dispatch("a", TONIGHT);
        flip.report(id, "OK");

        flip.control("POST", "/commands/" + id + "/update", "{\"duration_s\":3600,\"power_w\":2500}");

        awaitWebhooks("command.updated", 1);
        JsonNode command = receiver.of("command.updated").getFirst().object();
        assertThat(command.path("ends_at").asString()).isEqualTo("2026-07-01T18:00:00.000Z");
        assertThat(command.at("/battery_commands/setpoint_w").asInt()).isEqualTo(2500);
        assertThat(command.path("device_status").asString()).isEqualTo("PENDING");
        assertThat(flip.control("POST", "/commands/" + id + "/update", "{}").status())
                .isEqualTo(422);
    }

    @Test
    void a_command_can_start_and_end_ahead_of_time() {
        String id = flip.dispatch("a", TONIGHT);
        assertThat(flip.control("POST", "/commands/" + id + "/end", "").status())
                .isEqualTo(409);

        flip.control("POST", "/commands/" + id + "/start", "");
        awaitWebhooks("command.started", 1);
        assertThat(receiver.of("command.started")
                        .getFirst()
                        .object()
                        .path("ends_at")
                        .asString())
                .isEqualTo("2026-07-01T14:00:00.000Z");
        clock.advance(Duration.ofMinutes(5));
        flip.control("POST", "/commands/" + id + "/end", "");

        awaitWebhooks("command.ended", 1);
        assertThat(receiver.of("command.ended")
                        .getFirst()
                        .object()
                        .path("ends_at")
                        .asString())
                .isEqualTo("2026-07-01T12:05:00.000Z");
    }

    @ParameterizedTest
    @CsvSource({"409", "410"})
    void a_command_that_is_over_can_refuse_reports(int status) {
        String id = flip.dispatch("a", TONIGHT);
        clock.advance(Duration.ofMinutes(15));
        await().until(() -> flip.deviceStatus(id).equals("FAILED"));

        flip.control("POST", "/faults", "{\"ended_command_status\":" + status + "}");

        assertThat(flip.report(id, "OK").status()).isEqualTo(status);
    }

    @Test
    void many_devices_are_dispatched_in_one_call() {
        FlipDriver.Answer answer = flip.control(
                "POST", "/dispatch/bulk", "{\"things\":[\"a\",\"b\"],\"mode\":\"BACKUP\",\"duration_s\":60}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("count").asInt()).isEqualTo(2);
        awaitWebhooks("command.created", 2);
        awaitWebhooks("command.started", 2);
        assertThat(flip.control("POST", "/dispatch/bulk", "{\"all\":true,\"mode\":\"BACKUP\",\"duration_s\":60}")
                        .json()
                        .path("dispatched"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"thing\":\"nobody\",\"mode\":\"BACKUP\",\"duration_s\":60|404|commission it first",
                "\"mode\":\"BACKUP\",\"duration_s\":60|422|device_id: Field required",
                "\"thing\":\"a\",\"mode\":\"BACKUP\"|422|duration_s: Field required",
                "\"thing\":\"a\",\"mode\":\"BACKUP\",\"duration_s\":60,\"power_w\":5|422|Only CHARGE and DISCHARGE",
                "\"thing\":\"a\",\"mode\":\"CHARGE\",\"duration_s\":60,\"power_mode\":\"SETPOINT\"|422|needs power_w",
                "\"thing\":\"a\",\"mode\":\"DANCE\",\"duration_s\":60|422|mode: Input should be one of"
            })
    void a_wrong_dispatch_is_refused_with_advice(String body, int status, String advice) {
        FlipDriver.Answer answer = flip.control("POST", "/dispatch", "{" + body + "}");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("/detail")).contains(advice);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void commands_can_be_polled_and_listed() {
        String first = flip.dispatch("a", TONIGHT);
        clock.advance(Duration.ofSeconds(1));
        String second = flip.dispatch("b", TONIGHT);
        flip.report(second, "OK");

        assertThat(flip.asClient("GET", "/v1/commands", "").json()).hasSize(2);
        assertThat(flip.asClient("GET", "/v1/commands?device_status=PENDING", "")
                        .text("/0/id"))
                .isEqualTo(first);
        assertThat(flip.control("GET", "/commands", "").text("/0/id")).isEqualTo(second);
        assertThat(flip.control("GET", "/commands?device_id=device::a", "").json())
                .hasSize(1);
        clock.advance(Duration.ofHours(8));
        assertThat(flip.asClient("GET", "/v1/commands", "").json()).isEmpty();
    }
}
