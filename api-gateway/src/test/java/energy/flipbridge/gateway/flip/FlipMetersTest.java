package energy.flipbridge.gateway.flip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlipMetersTest {

    @Test
    void names_a_call_by_its_route_and_never_by_anybodys_id() {
        assertThat(FlipMeters.route("/v1/command/01J9ZK")).isEqualTo("/v1/command/{id}");
        assertThat(FlipMeters.route("/v1/site/site-for-device%3A%3Aa/device/device%3A%3Aa"))
                .isEqualTo("/v1/site/{id}/device/{id}");
        assertThat(FlipMeters.route("/v1/site/s/programs?zip_code=88801&device_type=BATTERY"))
                .isEqualTo("/v1/site/{id}/programs");
        assertThat(FlipMeters.route("/v1/telemetry/BATTERY")).isEqualTo("/v1/telemetry/BATTERY");
        assertThat(FlipMeters.route("/v1/ada@example.org")).isEqualTo("/v1/{id}");
    }
}
