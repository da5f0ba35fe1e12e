package energy.flipbridge.cloud.flip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ControlTest extends SandboxTest {
    @Test
    void the_state_is_counted() {
        flip.commission("a", "88802");
        flip.dispatch("a", "\"duration_s\":60");

        JsonNode state = flip.control("GET", "/state", "").json();

        assertThat(state.path("sites").asInt()).isEqualTo(1);
        assertThat(state.path("devices").asInt()).isEqualTo(1);
        assertThat(state.path("enrollments").asInt()).isEqualTo(1);
        assertThat(state.at("/commands_by_device_status/PENDING").asInt()).isEqualTo(1);
        assertThat(flip.control("GET", "/sites", "").json()).hasSize(1);
        assertThat(flip.control("GET", "/devices", "").text("/0/id")).isEqualTo("device::a");
        assertThat(flip.control("GET", "/enrollments?site_id=nobody", "").json())
                .isEmpty();
    }

    @Test
    void requests_are_logged_without_secrets() {
        flip.commission("a", "88801");
        String token = flip.token("a");
        flip.call("GET", "/v1/site/site-for-device::a?token=" + token, "", "");

        FlipDriver.Answer log = flip.control("GET", "/requests", "");

        assertThat(log.text("/0/method")).isEqualTo("GET");
        assertThat(log.text("/0/path")).isEqualTo("/v1/site/site-for-device::a");
        assertThat(log.json().at("/0/status").asInt()).isEqualTo(401);
        assertThat(log.response().body()).doesNotContain(token, FlipDriver.API_KEY);
    }

    @Test
    void the_clock_moves_only_when_it_can() {
        assertThat(flip.control("POST", "/time", "{\"advance_s\":900}").text("/now"))
                .isEqualTo("2026-07-01T12:15:00.000Z");
        assertThat(flip.control("POST", "/time", "{\"advance_s\":-1}").status()).isEqualTo(422);

        restart(config().withClock(InstantSource.fixed(Instant.EPOCH)));
        assertThat(flip.control("POST", "/time", "{\"advance_s\":1}").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"drop\":-1}", "{\"drop\":\"x\"}", "{\"ended_command_status\":300}", "{", "[]"})
    void wrong_faults_are_refused(String body) {
        assertThat(flip.control("POST", "/faults", body).status()).isEqualTo(422);
    }

    @Test
    void the_page_shows_everything_escaped_and_without_inline_code() {
        flip.commission("<b>a", "88802");
        flip.asClient("POST", "/v1/telemetry/BATTERY", FlipDriver.batch(FlipDriver.item("<b>a", NOON, "")));
        String id = flip.dispatch("<b>a", "\"power_w\":4000,\"duration_s\":3600");
        flip.asClient(
                "PATCH",
                "/v1/command/" + id,
                "{\"device_status\":\"FAILED_FAULT\",\"device_status_reason\":\"<script>alert(1)</script>\"}");
        awaitSent();

        FlipDriver.Answer page =
                flip.send(HttpRequest.newBuilder(URI.create("http://localhost:" + sandbox.port() + "/"))
                        .build());

        assertThat(page.response().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
        assertThat(page.response().body())
                .contains(
                        "DISCHARGE 4000 W", "failed fault", "&lt;script&gt;", "1200 W out", "67 %", "Winter Resilience")
                .doesNotContain("<b>a", "<script>alert", "style=\"");
    }
}
