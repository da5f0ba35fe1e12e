package energy.flipbridge.gateway.home;

import energy.flipbridge.domain.protocol.Timestamps;
import energy.flipbridge.projections.telemetry.Reading;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Readings as lines of a table; what a battery did not report is empty. */
final class ReadingsCsv {

    static final String HEADER = "start_time,duration_s,mode,charge_power_w,discharge_power_w,charge_energy_wh,"
            + "discharge_energy_wh,stored_energy_wh,capacity_wh,state_of_charge_percent,reserve_percent,grid_online,"
            + "home_power_w,home_energy_wh,solar_power_w,solar_energy_wh\r\n";

    private ReadingsCsv() {}

    /** Of names of things, only letters, digits and a few signs are safe in the names of files everywhere; the number keeps apart what is alike then. */
    static String fileOf(int number, String thing) {
        return "readings-" + number + "-" + thing.replaceAll("[^A-Za-z0-9_-]", "_") + ".csv";
    }

    static String of(Reading reading) {
        return Stream.<@Nullable Object>of(
                                Timestamps.format(reading.startTime()),
                                reading.durationMillis() / 1_000.0,
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
                                reading.solarEnergy())
                        .map(ReadingsCsv::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** A mode is whatever the battery says: a spreadsheet must neither split it nor run it. */
    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        return value instanceof String && !text.matches("[A-Za-z0-9_.:-]*")
                ? "\"'" + text.replace("\"", "\"\"") + "\""
                : text;
    }
}
