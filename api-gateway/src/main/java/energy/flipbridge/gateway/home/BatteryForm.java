package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.gateway.flip.FlipTypes;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/** What Flip wants to know of a battery; capacity in Wh, ratings in W, reserve in percent. */
@Schema(name = "BatteryForm")
record BatteryForm(
        @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
        String manufacturerName,

        @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
        String productName,

        @NotBlank(message = "is missing") @Size(max = 100, message = "is too long")
        String serialNumber,

        @NotNull(message = "is missing")
        @DecimalMin(value = "1", message = "must be more than 0")
        @DecimalMax(value = "10000000", message = "is too large")
        Double batteryCapacityWh,

        @NotNull(message = "is missing")
        @DecimalMin(value = "1", message = "must be more than 0")
        @DecimalMax(value = "10000000", message = "is too large")
        @Schema(description = "the rating for charging")
        Double batteryPowerInputW,

        @NotNull(message = "is missing")
        @DecimalMin(value = "1", message = "must be more than 0")
        @DecimalMax(value = "10000000", message = "is too large")
        @Schema(description = "the rating for discharging")
        Double batteryPowerOutputW,

        @NotNull(message = "is missing")
        @DecimalMin(value = "0", message = "must be at least 0")
        @DecimalMax(value = "100", message = "must be at most 100")
        Double reservePercentage) {

    FlipTypes.Device forFlip(String siteId, String thing, Instant installedAt) {
        return new FlipTypes.Device(
                FlipIds.device(thing),
                siteId,
                manufacturerName.strip(),
                productName.strip(),
                serialNumber.strip(),
                "BATTERY",
                new FlipTypes.Attributes(batteryCapacityWh, batteryPowerInputW, batteryPowerOutputW),
                new FlipTypes.Configuration(reservePercentage),
                Timestamps.format(installedAt));
    }
}
