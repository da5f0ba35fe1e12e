package energy.flipbridge.gateway.home;

import energy.flipbridge.gateway.iot.Nameplate;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "RegistrationCheck", description = "The battery behind a registration link, for the one who shows it")
record RegistrationCheck(
        @Schema(example = "garage-battery") String thing,
        State state,

        @Schema(description = "the own home that the battery is in") @Nullable
        String siteId,

        KnownBattery battery) {

    @Schema(name = "RegistrationState")
    enum State {
        /** nobody has it */
        FREE,
        /** it is yours, and in no home yet */
        YOURS,
        /** it is yours, and in the home of siteId */
        IN_USE_BY_YOU
    }

    @Schema(name = "KnownBattery", description = "What provisioning knows; capacity in Wh, ratings in W")
    record KnownBattery(
            @Nullable String manufacturerName,
            @Nullable String productName,
            @Nullable String serialNumber,
            @Nullable Double batteryCapacityWh,
            @Nullable Double batteryPowerInputW,
            @Nullable Double batteryPowerOutputW) {

        static KnownBattery of(Nameplate nameplate) {
            return new KnownBattery(
                    nameplate.manufacturer(),
                    nameplate.product(),
                    nameplate.serial(),
                    nameplate.capacityWh(),
                    nameplate.chargeW(),
                    nameplate.dischargeW());
        }
    }
}
