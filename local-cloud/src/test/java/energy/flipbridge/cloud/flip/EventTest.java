package energy.flipbridge.cloud.flip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventTest extends SandboxTest {
    private String command = "";
    private String path = "";

    @BeforeEach
    void dispatch() {
        flip.commission("a", "88801");
        command = flip.dispatch(
                "a",
                "\"power_w\":4000,\"starts_at\":\"2026-07-01T17:00:00Z\",\"duration_s\":7200,\"reserve_percentage\":20");
        flip.report(command, "OK");
        path = "/event/" + flip.command(command).at("/command/event_id").asString();
    }

    @Test
    void an_event_shows_its_schedule_and_settings() {
        FlipDriver.Answer event = flip.asSite("a", "GET", path, "");

        assertThat(event.text("/status")).isEqualTo("UPCOMING");
        assertThat(event.json().path("is_participating").asBoolean()).isTrue();
        assertThat(event.text("/schedule/0/mode")).isEqualTo("DISCHARGE");
        assertThat(event.text("/schedule/0/device_ids/0")).isEqualTo("device::a");
        assertThat(event.json()
                        .at("/device_settings/0/backup_reserve_percentage")
                        .asInt())
                .isEqualTo(20);
        assertThat(flip.asSite("a", "GET", "/event/unknown", "").status()).isEqualTo(404);
    }

    @Test
    void opting_out_withdraws_the_command_and_opting_in_sends_a_new_one() {
        flip.asSite("a", "PATCH", path, "{\"is_participating\":false}");
        awaitWebhooks("command.updated", 1);
        JsonNode withdrawn = receiver.of("command.updated").getFirst().object();
        assertThat(withdrawn.path("status").asString()).isEqualTo("OPT_OUT");
        assertThat(withdrawn.path("device_status").asString()).isEqualTo("PENDING");

        clock.advance(Duration.ofMillis(1));
        flip.asSite("a", "PATCH", path, "{\"is_participating\":true}");

        awaitWebhooks("command.created", 2);
        assertThat(receiver.of("command.created").getLast().object().path("id").asString())
                .isNotEqualTo(command);
        awaitWebhooks("event.updated", 2);
    }

    @Test
    void the_control_route_opts_the_home_out() {
        FlipDriver.Answer story = flip.control("POST", "/commands/" + command + "/opt-out", "");

        assertThat(story.text("/command/status")).isEqualTo("OPT_OUT");
        assertThat(flip.asSite("a", "GET", path, "")
                        .json()
                        .path("is_participating")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_changed_reserve_updates_the_command() {
        flip.asSite(
                "a",
                "PATCH",
                path,
                "{\"is_participating\":true,\"device_settings\":[{\"device_id\":\"device::a\","
                        + "\"backup_reserve_percentage\":45}]}");

        awaitWebhooks("command.updated", 1);
        JsonNode changed = receiver.of("command.updated").getFirst().object();
        assertThat(changed.at("/battery_commands/backup_reserve_percentage").asInt())
                .isEqualTo(45);
        assertThat(changed.path("device_status").asString()).isEqualTo("PENDING");
    }

    @Test
    void wrong_changes_are_refused() {
        assertThat(flip.asSite("a", "PATCH", path, "{\"is_participating\":\"no\"}")
                        .status())
                .isEqualTo(422);
        assertThat(flip.asSite("a", "PATCH", path, "{\"device_settings\":[{\"device_id\":\"other\"}]}")
                        .status())
                .isEqualTo(422);
        flip.control("POST", "/commands/" + command + "/cancel", "");
        assertThat(flip.asSite("a", "PATCH", path, "{\"is_participating\":false}")
                        .status())
                .isEqualTo(409);
    }
}
