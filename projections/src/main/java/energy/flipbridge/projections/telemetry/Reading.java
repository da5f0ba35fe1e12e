package energy.flipbridge.projections.telemetry;

import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A battery's reading of one interval, as views keep it. Power in W, energy in Wh, percentages 0 to 100; energies are
 * those of the interval, all others the newest in it. A value that the battery did not report is {@code null}.
 *
 * @param key recognises the reading when it comes again
 * @param stateOfCharge stored energy by capacity, in percent with one decimal
 */
public record Reading(
        String key,
        Instant startTime,
        long durationMillis,
        @Nullable String mode,
        @Nullable Double chargePower,
        @Nullable Double dischargePower,
        @Nullable Double chargeEnergy,
        @Nullable Double dischargeEnergy,
        @Nullable Double storedEnergy,
        @Nullable Double capacity,
        @Nullable Double stateOfCharge,
        @Nullable Double reserve,
        @Nullable Boolean gridOnline,
        @Nullable Double homePower,
        @Nullable Double homeEnergy,
        @Nullable Double solarPower,
        @Nullable Double solarEnergy) {

    public static Reading of(TelemetryReported event) {
        BatteryReading values = event.reading();
        return new Reading(
                event.key(),
                Instant.ofEpochMilli(event.startTime().toEpochMilli()),
                event.durationMillis(),
                values.mode(),
                values.chargePower(),
                values.dischargePower(),
                values.chargeEnergy(),
                values.dischargeEnergy(),
                values.storedEnergy(),
                values.capacity(),
                stateOfCharge(values),
                values.reserve(),
                values.gridOnline(),
                values.homePower(),
                values.homeEnergy(),
                values.solarPower(),
                values.solarEnergy());
    }

    public static Reading of(Document document) {
        return new Reading(
                document.getString("key"),
                Objects.requireNonNull(Values.instant(document, "startTime")),
                document.getLong("durationMillis"),
                document.getString("mode"),
                document.getDouble("chargePower"),
                document.getDouble("dischargePower"),
                document.getDouble("chargeEnergy"),
                document.getDouble("dischargeEnergy"),
                document.getDouble("storedEnergy"),
                document.getDouble("capacity"),
                document.getDouble("stateOfCharge"),
                document.getDouble("reserve"),
                document.getBoolean("gridOnline"),
                document.getDouble("homePower"),
                document.getDouble("homeEnergy"),
                document.getDouble("solarPower"),
                document.getDouble("solarEnergy"));
    }

    public Document toDocument() {
        Document document =
                new Document("key", key).append("startTime", startTime).append("durationMillis", durationMillis);
        Values.put(document, "mode", mode);
        Values.put(document, "chargePower", chargePower);
        Values.put(document, "dischargePower", dischargePower);
        Values.put(document, "chargeEnergy", chargeEnergy);
        Values.put(document, "dischargeEnergy", dischargeEnergy);
        Values.put(document, "storedEnergy", storedEnergy);
        Values.put(document, "capacity", capacity);
        Values.put(document, "stateOfCharge", stateOfCharge);
        Values.put(document, "reserve", reserve);
        Values.put(document, "gridOnline", gridOnline);
        Values.put(document, "homePower", homePower);
        Values.put(document, "homeEnergy", homeEnergy);
        Values.put(document, "solarPower", solarPower);
        Values.put(document, "solarEnergy", solarEnergy);
        return document;
    }

    public Instant endTime() {
        return startTime.plusMillis(durationMillis);
    }

    private static @Nullable Double stateOfCharge(BatteryReading values) {
        Double stored = values.storedEnergy();
        Double capacity = values.capacity();
        return stored == null || capacity == null || capacity <= 0
                ? null
                : Math.round(stored * 1_000 / capacity) / 10.0;
    }
}
