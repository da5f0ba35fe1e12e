package energy.flipbridge.projections.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a battery's readings of one interval come to. Energy in Wh with three exact decimals, percentages 0 to 100; a
 * value that no reading had is {@code null}.
 *
 * @param readings how many there are
 * @param coveredMillis how much of the interval they cover
 * @param mode of the last reading, as is the state of charge
 */
public record Interval(
        Instant startTime,
        Instant endTime,
        long readings,
        long coveredMillis,
        @Nullable String mode,
        @Nullable Double stateOfCharge,
        @Nullable Double minStateOfCharge,
        @Nullable Double maxStateOfCharge,
        @Nullable Double chargeEnergy,
        @Nullable Double dischargeEnergy,
        @Nullable Double homeEnergy,
        @Nullable Double solarEnergy) {

    static Interval of(Instant start, Resolution resolution, Summary summary) {
        return new Interval(
                start,
                start.plus(resolution.length()),
                summary.count(),
                summary.coveredMillis(),
                summary.lastMode(),
                summary.lastStateOfCharge(),
                summary.minStateOfCharge(),
                summary.maxStateOfCharge(),
                wattHours(summary.charged()),
                wattHours(summary.discharged()),
                wattHours(summary.home()),
                wattHours(summary.solar()));
    }

    private static @Nullable Double wattHours(@Nullable Long milliWattHours) {
        return milliWattHours == null ? null : milliWattHours / 1_000.0;
    }
}
