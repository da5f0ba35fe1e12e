package energy.flipbridge.gateway.flip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FlipFaultTest {

    @Test
    void both_shapes_are_read_into_our_names() {
        assertThat(FlipFault.all(JsonMapper.shared().readTree("""
                {"detail":[{"loc":["body","devices",0,"attributes","battery_capacity_wh"],"msg":"Value error, too large"},
                           {"loc":["body"],"msg":"no"}, {"loc":["body","x"]}],
                 "errors":[{"path":"site.zip_code","message":"five digits"},{"path":["street_address2"],"message":"?"}]}
                """)))
                .containsExactly(
                        new FlipFault("devices.0.attributes.batteryCapacityWh", "too large"),
                        new FlipFault("", "no"),
                        new FlipFault("site.zipCode", "five digits"),
                        new FlipFault("streetAddress2", "?"));
    }

    @Test
    void anything_else_has_no_fields() {
        assertThat(FlipFault.all(JsonMapper.shared().readTree("{\"detail\":\"no\",\"errors\":7}")))
                .isEmpty();
        assertThat(FlipFault.all(JsonMapper.shared().missingNode())).isEmpty();
    }
}
