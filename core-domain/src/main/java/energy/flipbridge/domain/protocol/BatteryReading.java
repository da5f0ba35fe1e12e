package energy.flipbridge.domain.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a battery measured over one interval, with the field names of Flip's {@code POST /v1/telemetry/BATTERY}, which
 * are those of the device message too. Power in W, energy in Wh, percentages 0 to 100; {@code total} fields hold the
 * energy of the interval, {@code last} fields the newest value in it. A missing value is {@code null}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatteryReading(
        @JsonProperty("last_mode") @Nullable String mode,

        @JsonProperty("battery_last_power_charge_w") @Nullable
        Double chargePower,

        @JsonProperty("battery_last_power_discharge_w") @Nullable
        Double dischargePower,

        @JsonProperty("battery_total_energy_charge_wh") @Nullable
        Double chargeEnergy,

        @JsonProperty("battery_total_energy_discharge_wh") @Nullable
        Double dischargeEnergy,

        @JsonProperty("battery_last_stored_energy_wh") @Nullable
        Double storedEnergy,

        @JsonProperty("battery_last_capacity_energy_wh") @Nullable
        Double capacity,

        @JsonProperty("battery_last_backup_reserve_percentage") @Nullable
        Double reserve,

        @JsonProperty("last_is_grid_online") @Nullable Boolean gridOnline,
        @JsonProperty("home_total_energy_wh") @Nullable Double homeEnergy,
        @JsonProperty("home_last_power_w") @Nullable Double homePower,
        @JsonProperty("solar_total_energy_wh") @Nullable Double solarEnergy,
        @JsonProperty("solar_last_power_w") @Nullable Double solarPower) {

    /** the names on the wire, in order */
    public static final List<String> FIELDS = List.of(
            "last_mode",
            "battery_last_power_charge_w",
            "battery_last_power_discharge_w",
            "battery_total_energy_charge_wh",
            "battery_total_energy_discharge_wh",
            "battery_last_stored_energy_wh",
            "battery_last_capacity_energy_wh",
            "battery_last_backup_reserve_percentage",
            "last_is_grid_online",
            "home_total_energy_wh",
            "home_last_power_w",
            "solar_total_energy_wh",
            "solar_last_power_w");
}
