package energy.flipbridge.provisioning.artifacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * What the maker printed on the battery, kept in nameplate.json beside the four artifacts under the names that Flip's
 * commission call uses (docs.flip.energy/api-6038136), and with the thing in AWS IoT. Whatever is not known is absent. Watt
 * hours and watts; Flip calls charging input and discharging output.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Nameplate(
        @JsonProperty("manufacturer_name") Optional<String> manufacturer,
        @JsonProperty("product_name") Optional<String> product,
        @JsonProperty("serial_number") Optional<String> serial,
        @JsonProperty("battery_capacity_wh") Optional<Long> capacityWh,
        @JsonProperty("battery_power_input_w") Optional<Long> chargeW,
        @JsonProperty("battery_power_output_w") Optional<Long> dischargeW) {

    public static final Nameplate UNKNOWN = new Nameplate(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
