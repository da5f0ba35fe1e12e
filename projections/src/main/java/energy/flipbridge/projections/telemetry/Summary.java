package energy.flipbridge.projections.telemetry;

import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What several readings come to, in whatever order they are added. Energies are whole mWh, so that sums are exact; a sum
 * is {@code null} when no reading had the value.
 *
 * @param coveredMillis how much time the readings cover; less than the interval where readings are missing
 * @param lastStart start of the newest reading, which the key tells apart from another of the same time
 * @param lastStateOfCharge of the newest reading, in percent, as are the least and the greatest
 */
record Summary(
        long count,
        long coveredMillis,
        @Nullable Long charged,
        @Nullable Long discharged,
        @Nullable Long home,
        @Nullable Long solar,
        @Nullable Double minStateOfCharge,
        @Nullable Double maxStateOfCharge,
        Instant lastStart,
        String lastKey,
        @Nullable Double lastStateOfCharge,
        @Nullable String lastMode) {

    static final Summary NONE = new Summary(0, 0, null, null, null, null, null, null, Instant.MIN, "", null, null);

    private static final List<String> KEYS = List.of(
            "count",
            "coveredMillis",
            "chargedMilliWattHours",
            "dischargedMilliWattHours",
            "homeMilliWattHours",
            "solarMilliWattHours",
            "minStateOfCharge",
            "maxStateOfCharge",
            "lastStart",
            "lastKey",
            "lastStateOfCharge",
            "lastMode");

    static Summary of(Document document) {
        if (!document.containsKey("count")) {
            return NONE;
        }
        return new Summary(
                document.getLong("count"),
                document.getLong("coveredMillis"),
                document.getLong("chargedMilliWattHours"),
                document.getLong("dischargedMilliWattHours"),
                document.getLong("homeMilliWattHours"),
                document.getLong("solarMilliWattHours"),
                document.getDouble("minStateOfCharge"),
                document.getDouble("maxStateOfCharge"),
                Objects.requireNonNull(Values.instant(document, "lastStart")),
                document.getString("lastKey"),
                document.getDouble("lastStateOfCharge"),
                document.getString("lastMode"));
    }

    Summary plus(Reading reading) {
        boolean isLast = isNewer(reading);
        Double charge = reading.stateOfCharge();
        return new Summary(
                count + 1,
                coveredMillis + reading.durationMillis(),
                sum(charged, reading.chargeEnergy()),
                sum(discharged, reading.dischargeEnergy()),
                sum(home, reading.homeEnergy()),
                sum(solar, reading.solarEnergy()),
                charge == null || (minStateOfCharge != null && minStateOfCharge <= charge) ? minStateOfCharge : charge,
                charge == null || (maxStateOfCharge != null && maxStateOfCharge >= charge) ? maxStateOfCharge : charge,
                isLast ? reading.startTime() : lastStart,
                isLast ? reading.key() : lastKey,
                isLast ? charge : lastStateOfCharge,
                isLast ? reading.mode() : lastMode);
    }

    /** Writes the fields in one fixed order, whatever order the readings came in. */
    void writeTo(Document document) {
        KEYS.forEach(document::remove);
        document.put("count", count);
        document.put("coveredMillis", coveredMillis);
        Values.put(document, "chargedMilliWattHours", charged);
        Values.put(document, "dischargedMilliWattHours", discharged);
        Values.put(document, "homeMilliWattHours", home);
        Values.put(document, "solarMilliWattHours", solar);
        Values.put(document, "minStateOfCharge", minStateOfCharge);
        Values.put(document, "maxStateOfCharge", maxStateOfCharge);
        document.put("lastStart", lastStart);
        document.put("lastKey", lastKey);
        Values.put(document, "lastStateOfCharge", lastStateOfCharge);
        Values.put(document, "lastMode", lastMode);
    }

    private boolean isNewer(Reading reading) {
        int order = reading.startTime().compareTo(lastStart);
        return order > 0 || (order == 0 && reading.key().compareTo(lastKey) > 0);
    }

    private static @Nullable Long sum(@Nullable Long sum, @Nullable Double wattHours) {
        if (wattHours == null) {
            return sum;
        }
        return (sum == null ? 0 : sum) + Math.round(wattHours * 1_000);
    }
}
