package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.device.StopMode;
import energy.flipbridge.domain.home.Refusal;
import energy.flipbridge.gateway.api.UtcMillis;
import energy.flipbridge.gateway.web.WrongField;
import energy.flipbridge.projections.devices.Connection;
import energy.flipbridge.projections.devices.Stop;
import energy.flipbridge.projections.homes.HomeDetails.BatteryState;
import energy.flipbridge.projections.homes.HomeDetails.EnrolmentState;
import energy.flipbridge.projections.telemetry.Reading;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Home", description = "An own home as it is")
record HomeResponse(
        @Schema(description = "at Flip", example = "site-for-device::garage-battery")
        String siteId,

        List<BatteryResponse> batteries,

        @Schema(description = "the newest of each programme")
        List<EnrolmentResponse> enrolments) {

    @Schema(name = "HomeBattery", description = "A battery of the home; nothing from before it was yours")
    record BatteryResponse(
            @Schema(example = "garage-battery") String thing,
            @Schema(description = "how it stands with Flip") BatteryState state,
            @Nullable RefusalResponse refusal,

            @Schema(description = "ONLINE: heard and not silent since")
            Connection connection,

            @UtcMillis @Nullable Instant lastHeardAt,

            @Schema(description = "when it was last heard before it went silent") @UtcMillis @Nullable
            Instant offlineSince,

            @Schema(description = "whether Flip's orders reach it")
            Control control,

            @Schema(description = "its newest reading") @Nullable
            NowResponse now) {}

    /** Whether support lets Flip's orders reach a battery. */
    enum Control {
        CONTROLLED,
        /** what it has runs to its end */
        MONITORED,
        STOPPED;

        static Control of(List<Stop> stops) {
            if (stops.isEmpty()) {
                return CONTROLLED;
            }
            return stops.stream().allMatch(stop -> stop.mode() == StopMode.MONITOR_ONLY) ? MONITORED : STOPPED;
        }
    }

    @Schema(name = "BatteryNow", description = "Power in W, energy in Wh; null where the battery did not say")
    record NowResponse(
            @Schema(description = "start of the reading's interval") @UtcMillis
            Instant startTime,

            @Schema(example = "SELF_CONSUMPTION") @Nullable String mode,
            @Nullable Double stateOfChargePercent,

            @Schema(description = "negative while charging, positive while discharging") @Nullable
            Double batteryPowerW,

            @Nullable Double solarPowerW,
            @Nullable Double homePowerW,

            @Schema(
                    description = "positive while importing, negative while exporting; what the home needs beyond sun "
                            + "and battery")
            @Nullable
            Double gridPowerW,

            @Schema(description = "whether the grid is there") @Nullable
            Boolean gridOnline,

            @Nullable Double reservePercent,
            @Nullable Double storedEnergyWh,
            @Nullable Double capacityWh) {

        static NowResponse of(Reading reading) {
            Double battery = difference(reading.dischargePower(), reading.chargePower());
            return new NowResponse(
                    reading.startTime(),
                    reading.mode(),
                    reading.stateOfCharge(),
                    battery,
                    reading.solarPower(),
                    reading.homePower(),
                    difference(difference(reading.homePower(), reading.solarPower()), battery),
                    reading.gridOnline(),
                    reading.reserve(),
                    reading.storedEnergy(),
                    reading.capacity());
        }

        private static @Nullable Double difference(@Nullable Double one, @Nullable Double other) {
            return one == null || other == null ? null : (Double) (one - other);
        }
    }

    @Schema(name = "HomeEnrolment", description = "The home's part in a programme")
    record EnrolmentResponse(
            @Schema(description = "Flip's id, once it has given one") @Nullable
            String enrolmentId,

            String programId,
            List<String> things,
            EnrolmentState status,
            @Nullable RefusalResponse refusal,
            @UtcMillis Instant requestedAt,
            @UtcMillis Instant changedAt) {}

    @Schema(name = "Refusal", description = "Why Flip did not do what was asked for")
    record RefusalResponse(
            @Schema(description = "DETAILS_LOST: to be given anew")
            Refusal reason,

            @Schema(description = "field by field, with the names of the request")
            List<WrongField> errors) {}
}
