package energy.flipbridge.gateway.api;

import energy.flipbridge.projections.telemetry.Interval;
import energy.flipbridge.projections.telemetry.Reading;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Telemetry", description = "Readings or what they come to, oldest first. Times without are left out.")
public record TelemetryResponse(
        @UtcMillis Instant from,
        @UtcMillis Instant to,

        @Schema(
                example = "minute",
                allowableValues = {"raw", "minute", "hour", "day"})
        String resolution,

        List<Point> items,

        @Schema(description = "times of a minute or more that nothing is known of, oldest first")
        List<Gap> gaps,

        @Schema(description = "always null: the range is answered at once", nullable = true) @Nullable
        String next) {

    @Schema(name = "TelemetryPoint", description = "One reading (raw), or what the readings of an interval come to")
    public record Point(
            @UtcMillis Instant startTime,
            @UtcMillis Instant endTime,

            @Schema(description = "how many readings; 1 when raw", example = "12")
            long readings,

            @Schema(description = "how many seconds the readings cover; less than the interval where some are missing")
            double coveredSeconds,

            @Schema(description = "battery mode of the last reading", example = "DISCHARGE") @Nullable
            String mode,

            @Schema(description = "state of charge at the end, percent", example = "66.7") @Nullable
            Double stateOfCharge,

            @Nullable Double minStateOfCharge,
            @Nullable Double maxStateOfCharge,

            @Schema(description = "energy charged, Wh") @Nullable
            Double chargeEnergyWh,

            @Schema(description = "energy discharged, Wh") @Nullable
            Double dischargeEnergyWh,

            @Schema(description = "energy of the home, Wh") @Nullable
            Double homeEnergyWh,

            @Schema(description = "solar energy, Wh") @Nullable
            Double solarEnergyWh,

            @Schema(description = "the reading itself; for the resolution raw only", nullable = true) @Nullable
            ReadingResponse reading) {

        public static Point of(Reading reading) {
            return new Point(
                    reading.startTime(),
                    reading.endTime(),
                    1,
                    seconds(reading.durationMillis()),
                    reading.mode(),
                    reading.stateOfCharge(),
                    reading.stateOfCharge(),
                    reading.stateOfCharge(),
                    reading.chargeEnergy(),
                    reading.dischargeEnergy(),
                    reading.homeEnergy(),
                    reading.solarEnergy(),
                    ReadingResponse.of(reading));
        }

        public static Point of(Interval interval) {
            return new Point(
                    interval.startTime(),
                    interval.endTime(),
                    interval.readings(),
                    seconds(interval.coveredMillis()),
                    interval.mode(),
                    interval.stateOfCharge(),
                    interval.minStateOfCharge(),
                    interval.maxStateOfCharge(),
                    interval.chargeEnergy(),
                    interval.dischargeEnergy(),
                    interval.homeEnergy(),
                    interval.solarEnergy(),
                    null);
        }

        private static double seconds(long millis) {
            return millis / (double) Duration.ofSeconds(1).toMillis();
        }
    }

    public static TelemetryResponse of(TelemetryRange range, List<Point> points) {
        return new TelemetryResponse(
                range.from(),
                range.to(),
                Parameters.name(range.resolution()),
                points,
                Gap.between(points, range.from(), range.to()),
                null);
    }
}
