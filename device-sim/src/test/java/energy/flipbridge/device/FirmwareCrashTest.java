package energy.flipbridge.device;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.device.memory.Journal;
import energy.flipbridge.device.memory.Memory;
import energy.flipbridge.device.telemetry.Outgoing;
import energy.flipbridge.domain.protocol.TelemetryMessage;
import energy.flipbridge.domain.protocol.TelemetryMessage.TimedReading;
import energy.flipbridge.domain.protocol.Timestamps;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a battery's process with SIGKILL, again and again, and compares what it had said with what it knows. */
class FirmwareCrashTest {

    private static final Instant START = Instant.parse("2026-07-01T12:00:00Z");
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
    private static final String TOPIC = "devices/garage-battery/telemetry";

    @TempDir
    Path directory;

    @Test
    void neitherForgetsACommandNorReusesANumberAfterKillDashNine() throws Exception {
        Map<String, TimedReading> said = new HashMap<>();
        Instant acked = Instant.MIN;
        for (int round = 0; round < 4; round++) {
            for (String line : runAndKill(60 + 37 * round)) {
                TelemetryMessage message = Telemetry.read(TOPIC, line.getBytes(StandardCharsets.UTF_8), LATER);
                if (message.ackedUpTo() != null) {
                    assertThat(message.ackedUpTo()).isAfterOrEqualTo(acked);
                    acked = message.ackedUpTo();
                }
                for (TimedReading reading : message.readings()) {
                    TimedReading before = said.putIfAbsent(reading.epoch() + ":" + reading.sequence(), reading);
                    assertThat(before == null || before.equals(reading)).isTrue();
                }
            }
            try (Memory memory = Journal.open(directory, 8_100, 20_000)) {
                assertThat(memory.state().mark()).isAfterOrEqualTo(acked);
                assertThat(Timestamps.parse(Files.readString(directory.resolve("latestCommandAcked.txt"))))
                        .isEqualTo(memory.state().mark());
                assertThat(memory.state().results()).isNotEmpty();
                assertThat(memory.state().schedule().commands()).isNotEmpty();
            }
        }
        assertThat(said).hasSizeGreaterThan(100);
    }

    private List<String> runAndKill(int lines) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (said.size() == lines) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(said).hasSizeGreaterThanOrEqualTo(lines);
        return complete(said);
    }

    private static List<String> complete(List<String> said) {
        return said.getLast().endsWith("}") ? said : said.subList(0, said.size() - 1);
    }

    /** the battery's process: prints what it would publish; every third message counts as acknowledged */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws IOException {
            Path directory = Path.of(arguments[0]);
            Memory memory = Journal.open(directory, 8_100, 20_000);
            Instant mark = memory.state().mark();
            Instant now = (mark == null ? START : mark).plusSeconds(3_600);
            Events events = new Events("garage-battery", (thing, at, event) -> {});
            Firmware firmware = new Firmware(Installation.usual(1), 1, memory, events, now);
            for (int i = 0; ; i++) {
                now = now.plusSeconds(5);
                String id = "c" + i % 30;
                String json = Commands.discharge(id, now.plusSeconds(60), now.plusSeconds(7_200), 1_000 + i);
                firmware.receive(Commands.message(Commands.command(id, now, json)), 0, now);
                firmware.measure(now);
                Outbox outbox = new Outbox(memory, 50);
                Outgoing message = outbox.next(now).orElseThrow();
                System.out.println(new String(message.payload(), StandardCharsets.UTF_8));
                if (i % 3 == 0) {
                    outbox.delivered(message);
                }
            }
        }
    }
}
