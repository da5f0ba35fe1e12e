package energy.flipbridge.device;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.device.memory.ForgetfulMemory;
import energy.flipbridge.device.memory.Memory;
import energy.flipbridge.device.telemetry.Outgoing;
import energy.flipbridge.domain.protocol.CommandResult;
import energy.flipbridge.domain.protocol.DeliveredCommand;
import energy.flipbridge.domain.protocol.TelemetryMessage;
import energy.flipbridge.domain.protocol.TelemetryMessage.TimedReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FirmwareProperties {

    private static final Instant START = Instant.parse("2026-07-01T12:00:00Z");

    private final List<BatteryEvent> events = new ArrayList<>();

    private Firmware firmware(Memory memory, Instant now) {
        Events listening = new Events("garage-battery", (thing, at, event) -> events.add(event));
        return new Firmware(Installation.usual(3), 1, memory, listening, now);
    }

    private static DeliveredCommand command(int number) {
        Instant stamp = START.plusMillis(number);
        String json = Commands.discharge("c" + number, START, START.plusSeconds(600), 1_000);
        return Commands.command("c" + number, stamp, json);
    }

    /** messages come late, twice and out of order: each command is taken at most once, none below the mark ever */
    @Property(tries = 500)
    void theMarkOnlyRises(@ForAll @Size(max = 12) List<@IntRange(max = 20) Integer> numbers) throws IOException {
        Memory memory = new ForgetfulMemory(8_000, 100);
        Firmware firmware = firmware(memory, START);
        int highest = -1;
        Set<Integer> expected = new HashSet<>();
        for (int number : numbers) {
            boolean isNews = firmware.receive(Commands.message(command(number)), 0, START);
            assertThat(isNews).isEqualTo(number > highest);
            if (number > highest) {
                expected.add(number);
            }
            highest = Math.max(highest, number);
        }
        assertThat(memory.state().results().stream()
                        .map(result -> result.result().commandId()))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(number -> "c" + number).toList());
        assertThat(memory.state().mark()).isEqualTo(highest < 0 ? null : START.plusMillis(highest));
    }

    @Test
    void takesAMessagesCommandsInTheOrderOfTheirStamps() throws IOException {
        Memory memory = new ForgetfulMemory(8_000, 100);
        byte[] message = """
                {"commands":[%s,%s]}""".formatted(row(command(9)), row(command(4))).getBytes(StandardCharsets.UTF_8);

        firmware(memory, START).receive(message, 0, START);

        assertThat(memory.state().results().stream()
                        .map(result -> result.result().commandId()))
                .containsExactly("c4", "c9");
    }

    private static String row(DeliveredCommand command) {
        String message = new String(Commands.message(command), StandardCharsets.UTF_8);
        return message.substring("{\"commands\":[".length(), message.length() - 2);
    }

    @Test
    void survivesWhateverItIsSent() throws IOException {
        Memory memory = new ForgetfulMemory(8_000, 100);
        Firmware firmware = firmware(memory, START);
        for (String text : List.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"commands\":7}",
                "{\"commands\":[null,1,{},{\"id\":\"x\"}]}",
                "{\"commands\":[{\"id\":\"x\",\"created_at\":\"9999-01-01\"}]}",
                "[".repeat(5_000))) {
            assertThat(firmware.receive(text.getBytes(StandardCharsets.UTF_8), 0, START))
                    .isFalse();
        }
        byte[] broken = "{\"commands\":[{\"id\":\"x\",\"created_at\":\"2026-07-01\",\"command_json\":\"{\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(firmware.receive(broken, 0, START)).isTrue();
        assertThat(memory.state().results().getFirst().result().outcome()).isEqualTo(CommandResult.Outcome.REJECTED);
        assertThat(memory.state().mark()).isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));
    }

    @Test
    void startsAndEndsACommandExactlyInItsWindow() throws IOException {
        // given
        Memory memory = new ForgetfulMemory(13_500, 100);
        Firmware firmware = firmware(memory, START);
        Instant from = START.plusSeconds(62);
        String json = Commands.discharge("c", from, from.plusSeconds(60), 3_600);
        firmware.receive(Commands.message(Commands.command("c", START, json)), 0, START);
        // when: one reading over the whole window
        firmware.measure(from.plusSeconds(100));
        // then: 3,600 W for a minute are 60 Wh; the rest of the time the battery covered the home
        TelemetryMessage message = message(memory, from.plusSeconds(100));
        double energy = Optional.ofNullable(
                        message.readings().getFirst().values().dischargeEnergy())
                .orElseThrow();
        assertThat(energy).isGreaterThanOrEqualTo(60.0).isLessThan(60 + 5_000 * 102 / 3_600.0);
        assertThat(events)
                .contains(new BatteryEvent.CommandEnded("c", "its window is over"))
                .hasAtLeastOneElementOfType(BatteryEvent.CommandStarted.class);
    }

    @Test
    void readingsFollowOneAnotherWithoutGapOrOverlap() throws IOException {
        Memory memory = new ForgetfulMemory(8_000, 100);
        Firmware firmware = firmware(memory, START);
        for (int i = 1; i <= 20; i++) {
            firmware.measure(START.plusMillis(i * 4_987L));
        }
        Instant end = START;
        for (TimedReading reading : message(memory, START.plusSeconds(120)).readings()) {
            assertThat(reading.startTime()).isEqualTo(end);
            end = end.plusMillis(Optional.ofNullable(reading.durationMillis()).orElseThrow());
        }
        assertThat(end).isEqualTo(START.plusMillis(20 * 4_987L));
    }

    @Test
    void aClockThatJumpsBackCostsOneReadingOnly() throws IOException {
        Memory memory = new ForgetfulMemory(8_000, 100);
        Firmware firmware = firmware(memory, START);
        firmware.measure(START.minus(Duration.ofHours(1)));
        firmware.measure(START.minus(Duration.ofHours(1)).plusSeconds(5));
        assertThat(memory.state().unsent()).hasSize(1);
    }

    /** Flip refuses an interval of nothing, and there is nothing in it to tell. */
    @Test
    void twoMeasurementsInOneMillisecondAreOneReading() throws IOException {
        Memory memory = new ForgetfulMemory(8_000, 100);
        Firmware firmware = firmware(memory, START);
        firmware.measure(START.plusSeconds(5));
        firmware.measure(START.plusSeconds(5).plusNanos(900_000));
        firmware.measure(START.plusSeconds(10));
        assertThat(message(memory, START.plusSeconds(10)).readings())
                .extracting(TimedReading::durationMillis)
                .containsExactly(5_000L, 5_000L);
    }

    private static TelemetryMessage message(Memory memory, Instant now) {
        Outgoing message = new Outbox(memory, 10).next(now).orElseThrow();
        return Telemetry.read("devices/garage-battery/telemetry", message.payload(), now);
    }
}
