package energy.flipbridge.provisioning.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.flipbridge.provisioning.artifacts.Nameplate;
import energy.flipbridge.provisioning.artifacts.ThingName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetFileTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void oneThingALine() throws IOException {
        assertThat(read("# garage\n\nbattery-1\n  battery:2  \r\n\n"))
                .containsExactly(
                        new FleetEntry(new ThingName("battery-1"), Nameplate.UNKNOWN),
                        new FleetEntry(new ThingName("battery:2"), Nameplate.UNKNOWN));
    }

    @Test
    void columnsUnderAHeaderInAnyOrder() throws IOException {
        assertThat(read("\uFEFFserial,thing,manufacturer,capacity_wh\n\"A,1\",b1,Acme & Söhne,13500\n,b2,,\n"))
                .containsExactly(
                        new FleetEntry(
                                new ThingName("b1"),
                                new Nameplate(
                                        Optional.of("Acme & Söhne"),
                                        Optional.empty(),
                                        Optional.of("A,1"),
                                        Optional.of(13_500L),
                                        Optional.empty(),
                                        Optional.empty())),
                        new FleetEntry(new ThingName("b2"), Nameplate.UNKNOWN));
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        assertThatThrownBy(() -> read("thing,power_w\nb1,5000\n../etc,1\nb1,5000\nb3,-4\nb4,1,2\n"))
                .hasMessageContaining("so nothing was done")
                .hasMessageContaining("\"../etc\" is no thing name")
                .hasMessageContaining("b1 is there twice")
                .hasMessageContaining("power_w is a whole number above 0, not \"-4\"")
                .hasMessageContaining("3 values, but the header names 2");
        assertThatThrownBy(() -> read("\n# nothing\n")).hasMessageContaining("names no battery");
        assertThatThrownBy(() -> FleetFile.read(temp.resolve("none"))).hasMessageContaining("There is no file");
    }

    @Test
    void theFailuresOfOneRunAreTheFileOfTheNext() throws IOException {
        FleetEntry entry = read("thing,product,power_w,discharge_w\nb1,\"Cell, 10\",5000,7000\n")
                .getFirst();
        assertThat(entry.nameplate().chargeW()).contains(5_000L);
        assertThat(entry.nameplate().dischargeW()).contains(7_000L);
        Path failures = temp.resolve("devices").resolve("failures.csv");

        FailuresFile.write(failures, List.of(new FleetReport.Failure(entry, "no answer,\nreally")));
        assertThat(FleetFile.read(failures)).containsExactly(entry);

        FailuresFile.write(failures, List.of());
        assertThat(failures).doesNotExist();
    }

    private List<FleetEntry> read(String content) throws IOException {
        return FleetFile.read(Files.writeString(temp.resolve("fleet.csv"), content));
    }
}
