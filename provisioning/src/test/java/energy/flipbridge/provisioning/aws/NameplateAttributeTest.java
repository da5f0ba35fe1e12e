package energy.flipbridge.provisioning.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.flipbridge.provisioning.ProvisioningException;
import energy.flipbridge.provisioning.artifacts.Nameplate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameplateAttributeTest {

    @Test
    void holdsOnlyCharactersThatAwsTakes() {
        Nameplate nameplate = new Nameplate(
                Optional.of("Acme & Söhne"),
                Optional.of("Cell 10, \"A\""),
                Optional.empty(),
                Optional.of(13_500L),
                Optional.of(5_000L),
                Optional.of(7_000L));

        Map<String, String> attributes = NameplateAttribute.of(nameplate);

        assertThat(attributes)
                .isEqualTo(Map.of(
                        "nameplate",
                        "manufacturer:Acme=20=26=20S=C3=B6hne,product:Cell=2010=2C=20=22A=22,"
                                + "capacity_wh:13500,charge_w:5000,discharge_w:7000"));
        assertThat(attributes.get("nameplate")).matches("[a-zA-Z0-9_.,@/:#=\\[\\]-]{0,800}");
    }

    @Test
    void isLeftOutWhenNothingIsKnownAndRefusedWhenTooLong() {
        assertThat(NameplateAttribute.of(Nameplate.UNKNOWN)).isEmpty();
        Nameplate endless = new Nameplate(
                Optional.of("ö".repeat(200)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> NameplateAttribute.of(endless))
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("shorten");
    }
}
