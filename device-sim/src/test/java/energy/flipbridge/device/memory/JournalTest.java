package energy.flipbridge.device.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.flipbridge.device.physics.Setting;
import energy.flipbridge.device.schedule.ScheduledCommand;
import energy.flipbridge.device.telemetry.BufferedReading;
import energy.flipbridge.domain.flip.Window;
import energy.flipbridge.domain.protocol.CommandResult;
import energy.flipbridge.domain.protocol.CommandResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Instant NOW = Instant.parse("2026-07-01T17:00:00.123Z");

    @TempDir
    Path directory;

    private Journal open() throws IOException {
        return Journal.open(directory, 8_100, 1_000);
    }

    private static Entry.Measured measured(BatteryMemory state, double stored) {
        long sequence = state.nextSequence();
        return new Entry.Measured(
                new BufferedReading(state.epoch(), sequence, "{\"sequence\":" + sequence + "}"), stored);
    }

    private static Entry.Commanded commanded(int second) {
        Instant mark = NOW.plusSeconds(second);
        ScheduledCommand command = new ScheduledCommand(
                "c" + second,
                mark,
                new Window(mark, second % 2 == 0 ? null : mark.plusSeconds(9)),
                Setting.selfConsumption(7));
        CommandResult result = new CommandResult("c" + second, mark, Outcome.CLAMPED, "größer");
        return new Entry.Commanded(mark, List.of(command), List.of(new TimedResult(NOW, result)));
    }

    /** what matters of a state, to compare */
    private static List<Object> essence(BatteryMemory state) {
        return Arrays.asList(
                state.epoch(),
                state.stored(),
                state.mark(),
                state.schedule(),
                state.results(),
                List.copyOf(state.unsent()),
                state.dropped());
    }

    @Test
    void remembersEverything() throws IOException {
        List<Object> before;
        long next;
        try (Journal journal = open()) {
            journal.record(measured(journal.state(), 8_000));
            journal.record(commanded(1));
            journal.record(measured(journal.state(), 7_990));
            journal.record(new Entry.Delivered(List.of(journal.state().epoch() + ":0")));
            before = essence(journal.state());
            next = journal.state().nextSequence();
        }
        try (Journal journal = open()) {
            assertThat(essence(journal.state())).isEqualTo(before);
            assertThat(journal.state().nextSequence()).isEqualTo(next);
            assertThat(journal.damages()).isEmpty();
            assertThat(journal.state().unsent()).hasSize(1);
        }
        assertThat(directory.resolve("latestCommandAcked.txt")).hasContent("2026-07-01T17:00:01.123Z");
    }

    /** a crash may leave any prefix of what was written: each must give a state that really was, with new numbers */
    @Test
    void isRightAfterATornWriteAtEveryByte() throws IOException {
        // given
        List<List<Object>> states = new ArrayList<>();
        long next;
        try (Journal journal = open()) {
            states.add(essence(journal.state()));
            for (int i = 1; i <= 4; i++) {
                journal.record(measured(journal.state(), 8_000 - i));
                states.add(essence(journal.state()));
                journal.record(commanded(i));
                states.add(essence(journal.state()));
                journal.record(new Entry.Delivered(List.of(journal.state().epoch() + ":" + (i - 1))));
                states.add(essence(journal.state()));
            }
            next = journal.state().nextSequence();
        }
        byte[] whole = Files.readAllBytes(directory.resolve(Journal.NAME));
        int firstEnd = indexOfNewline(whole) + 1;
        // when
        for (int length = firstEnd; length <= whole.length; length++) {
            Files.write(directory.resolve(Journal.NAME), Arrays.copyOf(whole, length));
            boolean isTorn = whole[length - 1] != '\n';
            try (Journal journal = open()) {
                // then
                assertThat(states).contains(essence(journal.state()));
                assertThat(journal.damages()).hasSize(isTorn ? 1 : 0);
                long used = journal.state().unsent().stream()
                        .mapToLong(BufferedReading::sequence)
                        .max()
                        .orElse(-1);
                assertThat(journal.state().nextSequence()).isGreaterThan(used + (isTorn ? 1 : 0));
            }
        }
        assertThat(next).isEqualTo(4);
    }

    @Test
    void neverUsesATornNumberAgain() throws IOException {
        try (Journal journal = open()) {
            journal.record(measured(journal.state(), 8_000));
            journal.record(measured(journal.state(), 8_000));
        }
        byte[] whole = Files.readAllBytes(directory.resolve(Journal.NAME));
        Files.write(directory.resolve(Journal.NAME), Arrays.copyOf(whole, whole.length - 1));
        try (Journal journal = open()) {
            assertThat(journal.state().unsent()).hasSize(1);
            assertThat(journal.state().nextSequence()).isEqualTo(2);
        }
    }

    @Test
    void leavesOutADamagedEntryInTheMiddle() throws IOException {
        try (Journal journal = open()) {
            for (int i = 0; i < 3; i++) {
                journal.record(measured(journal.state(), 8_000 - i));
            }
        }
        Path file = directory.resolve(Journal.NAME);
        Files.writeString(file, Files.readString(file).replace("\\\"sequence\\\":1", "\\\"sequence\\\":9"));
        try (Journal journal = open()) {
            assertThat(journal.damages()).hasSize(1);
            assertThat(journal.state().unsent())
                    .extracting(BufferedReading::sequence)
                    .containsExactly(0L, 2L);
            assertThat(journal.state().stored()).isEqualTo(7_998);
        }
    }

    @Test
    void startsAnotherEpochWhenTheStartIsLost() throws IOException {
        String epoch;
        try (Journal journal = open()) {
            epoch = journal.state().epoch();
            journal.record(measured(journal.state(), 8_000));
            journal.record(commanded(1));
        }
        Path file = directory.resolve(Journal.NAME);
        Files.writeString(file, "?" + Files.readString(file));
        try (Journal journal = open()) {
            assertThat(journal.state().epoch()).isNotEqualTo(epoch);
            assertThat(journal.state().unsent()).hasSize(1);
            assertThat(journal.state().mark()).isEqualTo(NOW.plusSeconds(1));
        }
    }

    @Test
    void takesOverAPrototypesFolder() throws IOException {
        Files.writeString(directory.resolve("latestCommandAcked.txt"), "2026-06-30T18:00:01.250+00:00\n");
        try (Journal journal = open()) {
            assertThat(journal.state().mark()).isEqualTo(Instant.parse("2026-06-30T18:00:01.250Z"));
        }
    }

    @Test
    void givesUpTheOldestReadingsWhenFullAndCountsThem() throws IOException {
        try (Journal journal = open()) {
            for (int i = 0; i < 1_010; i++) {
                journal.record(measured(journal.state(), 8_000));
            }
        }
        try (Journal journal = open()) {
            assertThat(journal.state().unsent()).hasSize(1_000);
            assertThat(journal.state().unsent().iterator().next().sequence()).isEqualTo(10);
            assertThat(journal.state().dropped()).isEqualTo(10);
        }
    }

    @Test
    void doesNotGrowForEver() throws IOException {
        try (Journal journal = open()) {
            String text = "x".repeat(20_000);
            for (int i = 0; i < 200; i++) {
                long sequence = journal.state().nextSequence();
                BufferedReading reading = new BufferedReading(journal.state().epoch(), sequence, text);
                journal.record(new Entry.Measured(reading, 1));
                journal.record(new Entry.Delivered(List.of(reading.key())));
            }
            assertThat(Files.size(directory.resolve(Journal.NAME))).isLessThan(1_200_000);
            assertThat(journal.state().nextSequence()).isEqualTo(200);
        }
    }

    @Test
    void refusesASecondBatteryInTheSameFolder() throws IOException {
        try (Journal journal = open()) {
            assertThat(journal.damages()).isEmpty();
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("running already");
        }
    }

    private static int indexOfNewline(byte[] bytes) {
        int index = 0;
        while (bytes[index] != '\n') {
            index++;
        }
        return index;
    }
}
