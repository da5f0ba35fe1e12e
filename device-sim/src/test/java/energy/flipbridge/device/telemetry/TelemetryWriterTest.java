package energy.flipbridge.device.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.protocol.CommandResult;
import energy.flipbridge.domain.protocol.CommandResult.Outcome;
import energy.flipbridge.domain.protocol.Parsed;
import energy.flipbridge.domain.protocol.TelemetryMessage;
import energy.flipbridge.domain.protocol.TelemetryParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TelemetryWriterTest {

    private static final Instant NOW = Instant.parse("2026-07-01T17:00:05Z");
    private static final BatteryReading VALUES = new BatteryReading(
            "DISCHARGE", 0.0, 1200.0, 0.0, 1.667, 9000.123, 13500.0, 20.0, true, 1.667, 1200.0, 0.0, 0.0);

    private static BufferedReading reading(long sequence) {
        return TelemetryWriter.reading(
                "0badc0de0badc0de", sequence, NOW.minusSeconds(5), Duration.ofMillis(5_003), VALUES);
    }

    /** reads as the bridge does, after the topic rule */
    static TelemetryMessage read(byte[] payload) {
        String json = new String(payload, StandardCharsets.UTF_8);
        String body = json.substring(0, json.length() - 1)
                + ",\"mqtt_topic\":\"devices/garage-battery/telemetry\",\"mqtt_received_at\":" + NOW.toEpochMilli()
                + "}";
        return switch (TelemetryParser.parse(body, "m", NOW)) {
            case Parsed.Accepted<TelemetryMessage> accepted -> accepted.value();
            case Parsed.Refused<TelemetryMessage> refused -> throw new AssertionError(refused.cause());
        };
    }

    @Test
    void writesThePrototypesFieldsAndTheAdditions() {
        List<CommandResult> results = List.of(
                new CommandResult("c1", NOW.minusSeconds(60), Outcome.ACCEPTED, null),
                new CommandResult("c2", NOW.minusSeconds(50), Outcome.CLAMPED, "setpoint"));

        Outgoing message = TelemetryWriter.message(NOW.minusSeconds(50), results, List.of(reading(7)), NOW);

        assertThat(new String(message.payload(), StandardCharsets.UTF_8)).isEqualTo("""
                {"last_command_acked":"2026-07-01T16:59:15.000Z","sent_at":"2026-07-01T17:00:05.000Z",\
                "command_results":[\
                {"command_id":"c1","created_at":"2026-07-01T16:59:05.000Z","result":"ACCEPTED","reason":null},\
                {"command_id":"c2","created_at":"2026-07-01T16:59:15.000Z","result":"CLAMPED","reason":"setpoint"}],\
                "sequence":7,"epoch":"0badc0de0badc0de","start_time":"2026-07-01T17:00:00.000Z","duration_s":5.003,\
                "telemetry":{"last_mode":"DISCHARGE","battery_last_power_charge_w":0.0,\
                "battery_last_power_discharge_w":1200.0,"battery_total_energy_charge_wh":0.0,\
                "battery_total_energy_discharge_wh":1.667,"battery_last_stored_energy_wh":9000.123,\
                "battery_last_capacity_energy_wh":13500.0,"battery_last_backup_reserve_percentage":20.0,\
                "last_is_grid_online":true,"home_total_energy_wh":1.667,"home_last_power_w":1200.0,\
                "solar_total_energy_wh":0.0,"solar_last_power_w":0.0}}""");
        TelemetryMessage read = read(message.payload());
        assertThat(read.ackedUpTo()).isEqualTo(NOW.minusSeconds(50));
        assertThat(read.results()).isEqualTo(results);
        assertThat(read.readings().getFirst().values()).isEqualTo(VALUES);
        assertThat(read.readings().getFirst().durationMillis()).isEqualTo(5_003);
    }

    @Test
    void hasNoMarkBeforeTheFirstCommand() {
        Outgoing message = TelemetryWriter.message(null, List.of(), List.of(reading(0)), NOW);

        assertThat(new String(message.payload(), StandardCharsets.UTF_8)).startsWith("{\"last_command_acked\":null,");
        assertThat(read(message.payload()).ackedUpTo()).isNull();
    }

    @Test
    void carriesSeveralReadingsWithTheNewestOnTop() {
        List<BufferedReading> readings =
                IntStream.range(0, 300).mapToObj(TelemetryWriterTest::reading).toList();

        Outgoing message = TelemetryWriter.message(null, List.of(), readings, NOW);

        assertThat(message.keys()).hasSize(TelemetryWriter.MOST_READINGS);
        TelemetryMessage read = read(message.payload());
        assertThat(read.readings()).hasSize(TelemetryWriter.MOST_READINGS);
        assertThat(read.readings().getFirst().sequence()).isZero();
        assertThat(new String(message.payload(), StandardCharsets.UTF_8)).contains("[],\"sequence\":99,");
    }

    @Test
    void staysBelowItsBoundWithTheWorstResults() {
        List<CommandResult> results = IntStream.range(0, 200)
                .mapToObj(i -> new CommandResult("\u0001".repeat(128), NOW, Outcome.REJECTED, "…".repeat(200)))
                .toList();
        List<BufferedReading> readings =
                IntStream.range(0, 300).mapToObj(TelemetryWriterTest::reading).toList();

        Outgoing message = TelemetryWriter.message(NOW, results, readings, NOW);

        assertThat(message.payload().length).isLessThanOrEqualTo(TelemetryWriter.LARGEST);
        assertThat(read(message.payload()).readings()).hasSizeGreaterThan(50);
    }
}
