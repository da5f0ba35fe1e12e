package energy.flipbridge.provisioning.fleet;

import energy.flipbridge.provisioning.artifacts.Nameplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** The batteries that failed, as a fleet file with a reason beside each: it can be given to the next run as it is. */
public final class FailuresFile {
    private static final CsvSchema COLUMNS = CsvSchema.builder()
            .addColumn("thing")
            .addColumn("manufacturer")
            .addColumn("product")
            .addColumn("serial")
            .addColumn("capacity_wh")
            .addColumn("charge_w")
            .addColumn("discharge_w")
            .addColumn("reason")
            .setUseHeader(true)
            .build();

    private FailuresFile() {}

    /** Writes the file, or deletes it when nothing failed. */
    public static void write(Path file, List<FleetReport.Failure> failures) throws IOException {
        if (failures.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                CsvMapper.builder()
                        .build()
                        .writer(COLUMNS)
                        .writeValueAsString(
                                failures.stream().map(FailuresFile::row).toList()));
    }

    private static List<String> row(FleetReport.Failure failure) {
        Nameplate nameplate = failure.entry().nameplate();
        return List.of(
                failure.entry().thing().value(),
                nameplate.manufacturer().orElse(""),
                nameplate.product().orElse(""),
                nameplate.serial().orElse(""),
                nameplate.capacityWh().map(String::valueOf).orElse(""),
                nameplate.chargeW().map(String::valueOf).orElse(""),
                nameplate.dischargeW().map(String::valueOf).orElse(""),
                failure.reason().replace('\n', ' '));
    }
}
