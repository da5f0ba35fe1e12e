package energy.flipbridge.gateway.api;

import energy.flipbridge.projections.telemetry.Reading;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Schema(name = "Reading", description = "What the battery measured over one interval; null where it did not say")
public record ReadingResponse(
        @UtcMillis @Schema(description = "start of the interval")
        Instant startTime,

        @UtcMillis Instant endTime,

        @Schema(description = "battery mode, such as SELF_CONSUMPTION or DISCHARGE", example = "DISCHARGE") @Nullable
        String mode,

        @Schema(description = "charging power, W", example = "0") @Nullable
        Double chargePowerW,

        @Schema(description = "discharging power, W", example = "4000") @Nullable
        Double dischargePowerW,

        @Schema(description = "energy charged in the interval, Wh") @Nullable
        Double chargeEnergyWh,

        @Schema(description = "energy discharged in the interval, Wh") @Nullable
        Double dischargeEnergyWh,

        @Schema(description = "energy in the battery, Wh", example = "9000") @Nullable
        Double storedEnergyWh,

        @Schema(description = "energy that the full battery holds, Wh", example = "13500") @Nullable
        Double capacityWh,

        @Schema(description = "state of charge, percent", example = "66.7") @Nullable
        Double stateOfCharge,

        @Schema(description = "charge kept for outages, percent", example = "20") @Nullable
        Double reserve,

        @Schema(description = "whether the grid is there") @Nullable
        Boolean gridOnline,

        @Schema(description = "power of the home, W") @Nullable
        Double homePowerW,

        @Schema(description = "energy of the home in the interval, Wh") @Nullable
        Double homeEnergyWh,

        @Schema(description = "solar power, W") @Nullable Double solarPowerW,

        @Schema(description = "solar energy in the interval, Wh") @Nullable
        Double solarEnergyWh) {

    public static ReadingResponse of(Reading reading) {
        return new ReadingResponse(
                reading.startTime(),
                reading.endTime(),
                reading.mode(),
                reading.chargePower(),
                reading.dischargePower(),
                reading.chargeEnergy(),
                reading.dischargeEnergy(),
                reading.storedEnergy(),
                reading.capacity(),
                reading.stateOfCharge(),
                reading.reserve(),
                reading.gridOnline(),
                reading.homePower(),
                reading.homeEnergy(),
                reading.solarPower(),
                reading.solarEnergy());
    }
}
