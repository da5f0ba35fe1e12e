package energy.flipbridge.cloud.flip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest extends SandboxTest {
    private static final String A = "site-for-device%3A%3Aa";

    @BeforeEach
    void commission() {
        flip.commission("a", "88801");
        flip.commission("b", "88801");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/v1/commission",
        "POST,/v1/auth/site/" + A,
        "POST,/v1/telemetry/BATTERY",
        "PATCH,/v1/command/x",
        "GET,/v1/commands",
        "GET,/v1/sites",
        "GET,/v1/programs",
        "POST,/v1/site/" + A + "/devices"
    })
    void client_routes_take_the_client_token_only(String method, String path) {
        String siteToken = flip.token("a");

        assertThat(flip.call(method, path, "", "").status()).isEqualTo(401);
        assertThat(flip.call(method, path, "", "wrong").status()).isEqualTo(401);
        assertThat(flip.call(method, path, "", siteToken).status()).isEqualTo(403);
        assertThat(flip.call(method, path, "", FlipDriver.API_KEY).status()).isNotIn(401, 403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,''", "PATCH,''", "GET,/devices", "GET,/device/device::a", "PATCH,/device/device::a",
        "DELETE,/device/device::a", "GET,/programs", "GET,/program/x", "POST,/enrollments", "GET,/enrollments",
        "GET,/enrollment/x", "DELETE,/enrollment/x", "GET,/events", "GET,/event/x", "PATCH,/event/x"
    })
    void site_routes_take_the_token_of_that_site_only(String method, String path) {
        String own = flip.token("a");
        String other = flip.token("b");

        assertThat(flip.call(method, "/v1/site/" + A + path, "", "").status()).isEqualTo(401);
        assertThat(flip.call(method, "/v1/site/" + A + path, "", own + "x").status())
                .isEqualTo(401);
        assertThat(flip.call(method, "/v1/site/" + A + path, "", other).status())
                .isEqualTo(403);
        assertThat(flip.call(method, "/v1/site/" + A + path, "", FlipDriver.API_KEY)
                        .status())
                .isEqualTo(403);
        assertThat(flip.call(method, "/v1/site/" + A + path, "", own).status()).isNotIn(401, 403);
    }

    @Test
    void site_tokens_live_one_hour_and_over_a_restart() {
        String token = flip.token("a");
        clock.advance(Duration.ofMinutes(59));
        restart(config());

        assertThat(flip.call("GET", "/v1/site/" + A, "", token).status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(1));
        assertThat(flip.call("GET", "/v1/site/" + A, "", token).status()).isEqualTo(401);
    }

    @Test
    void unknown_sites_and_routes_are_404() {
        assertThat(flip.asClient("POST", "/v1/auth/site/nobody", "").status()).isEqualTo(404);
        assertThat(flip.asClient("GET", "/v1/nothing", "").text("/error")).isEqualTo("error");
    }

    @ParameterizedTest
    @CsvSource({"Origin,https://evil.example", "Origin,null"})
    void pages_of_other_origins_cannot_use_the_control_routes(String header, String value) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + sandbox.port() + "/control/state"))
                .header(header, value)
                .build();

        assertThat(flip.send(request).status()).isEqualTo(403);
    }
}
