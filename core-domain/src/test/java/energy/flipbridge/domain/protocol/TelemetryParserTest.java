package energy.flipbridge.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.protocol.TelemetryMessage.TimedReading;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelemetryParserTest {

    private static final Instant SENT = Instant.parse("2026-07-01T17:00:00.150Z");
    private static final String RULE = "\"mqtt_topic\":\"devices/garage-battery/telemetry\",\"mqtt_received_at\":";
    private static final String RECEIVED = RULE + "1782925200123";

    @Nested
    class Devices {

        @Test
        void theProtypesMessage() {
            TelemetryMessage message = accepted("""
                    {"last_command_acked":"2026-06-30T18:00:01.250+00:00","telemetry":{"last_mode":"SELF_CONSUMPTION",
                    "battery_last_power_discharge_w":1200,"last_is_grid_online":true,"home_last_power_w":null},%s}""".formatted(RECEIVED));
            assertThat(message.thing()).isEqualTo("garage-battery");
            assertThat(message.messageId()).isEqualTo("m-1");
            assertThat(message.receivedAt()).isEqualTo("2026-07-01T17:00:00.123Z");
            assertThat(message.ackedUpTo()).isEqualTo("2026-06-30T18:00:01.250Z");
            assertThat(message.results()).isEmpty();
            TimedReading reading = message.readings().getFirst();
            assertThat(reading.sequence()).isNull();
            assertThat(reading.startTime()).isNull();
            assertThat(reading.values().dischargePower()).isEqualTo(1200);
            assertThat(reading.values().homePower()).isNull();
        }

        @Test
        void aNewerMessage() {
            TelemetryMessage message = accepted("""
                    {"last_command_acked":null,"sent_at":"2026-07-01T17:00:00Z","readings":[
                    {"epoch":"e","sequence":7,"start_time":"2026-07-01T16:59:50Z","duration_s":5.5,"telemetry":{}},
                    {"sequence":8,"telemetry":{}}],"command_results":[{"command_id":"c",
                    "created_at":"2026-06-30T18:00:01.250Z","result":"CLAMPED","reason":"held to 5000 W"}],%s}""".formatted(RECEIVED));
            assertThat(message.ackedUpTo()).isNull();
            assertThat(message.readings()).extracting(TimedReading::sequence).containsExactly(7L, 8L);
            assertThat(message.readings()).extracting(TimedReading::epoch).containsExactly("e", "");
            assertThat(message.readings().getFirst().durationMillis()).isEqualTo(5_500);
            assertThat(message.results().getFirst().outcome()).isEqualTo(CommandResult.Outcome.CLAMPED);
        }

        @Test
        void theQueuesTimeStandsInForTheRules() {
            assertThat(accepted("{\"mqtt_topic\":\"devices/a/telemetry\",\"telemetry\":{}}")
                            .receivedAt())
                    .isEqualTo(SENT);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "not json|is not JSON",
                "[]|not a JSON object",
                "{\"telemetry\":{}}|mqtt_topic is missing",
                "{\"telemetry\":{},\"mqtt_topic\":\"devices/a/b/telemetry\"}|mqtt_topic is not",
                "{\"telemetry\":{},\"mqtt_topic\":\"devices/a/commands\"}|mqtt_topic is not",
                "{@}|telemetry must be an object",
                "{\"telemetry\":1,@}|telemetry must be an object",
                "{\"telemetry\":{\"home_last_power_w\":-1},@}|telemetry.home_last_power_w must be a number",
                "{\"telemetry\":{\"home_last_power_w\":1e300},@}|telemetry.home_last_power_w must be a number",
                "{\"telemetry\":{\"home_last_power_w\":1e999999},@}|telemetry.home_last_power_w must be a number",
                "{\"telemetry\":{\"home_last_power_w\":\"5\"},@}|telemetry.home_last_power_w must be a number",
                "{\"telemetry\":{\"home_last_power_w\":NaN},@}|not JSON",
                "{\"telemetry\":{\"battery_last_backup_reserve_percentage\":101},@}|must be a number from 0 to 100",
                "{\"telemetry\":{},\"start_time\":\"2026-07-01T17:06:00Z\",@}|start_time is in the future",
                "{\"telemetry\":{},\"start_time\":\"1970-01-01T00:00:07Z\",@}|clock that was never set",
                "{\"telemetry\":{},\"duration_s\":-5,@}|duration_s must be a number",
                "{\"telemetry\":{},\"sequence\":1.5,@}|sequence must be a whole number",
                "{\"telemetry\":{},\"sequence\":9007199254740992,@}|sequence must be a whole number",
                "{\"telemetry\":{},\"last_command_acked\":\"soon\",@}|last_command_acked is not an ISO-8601 time",
                "{\"telemetry\":{},\"mqtt_topic\":\"devices/victim/telemetry\",@}|not JSON: Duplicate",
                "{\"telemetry\":{},\"command_results\":[{\"command_id\":\"c\",\"result\":\"ACCEPTED\"}],@}|created_at"
            })
    void refusesWithTheCause(String body, String cause) {
        assertThat(refused(body.replace("@", RECEIVED))).contains(cause).hasSizeLessThan(320);
    }

    @Test
    void refusesATimeOfReceptionThatCannotBe() {
        assertThat(refused("{\"telemetry\":{}," + RULE + "9007199254740991}")).contains("mqtt_received_at");
        assertThat(refused("{\"telemetry\":{}," + RULE + "0}")).contains("mqtt_received_at");
        long tooLate = SENT.plus(Duration.ofHours(25)).toEpochMilli();
        assertThat(refused("{\"telemetry\":{}," + RULE + tooLate + "}")).contains("mqtt_received_at");
    }

    @Test
    void refusesDeepAndLongMessages() {
        assertThat(refused("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .contains("not JSON");
        assertThat(refused("{\"readings\":[" + "{},".repeat(1_000) + "{}]," + RECEIVED + "}"))
                .contains("at most 1000");
        assertThat(refused("{\"sequence\":" + "9".repeat(5_000) + "," + RECEIVED + "}"))
                .contains("not JSON");
    }

    @Property
    void neverThrows(@ForAll("messages") String body) {
        assertThat(TelemetryParser.parse(body, "m-1", SENT)).isNotNull();
    }

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> names = Arbitraries.of(
                "sequence", "epoch", "start_time", "duration_s", "last_command_acked", "readings", "command_results");
        Arbitrary<String> values = Arbitraries.of(
                "null", "true", "-1", "1e400", "\"\"", "\"2026-07-01\"", "[]", "[{}]", "[1]", "{}", "\"\\u0000\"");
        Arbitrary<String> objects = names.flatMap(
                name -> values.map(value -> "{\"telemetry\":{},\"%s\":%s,%s}".formatted(name, value, RECEIVED)));
        return Arbitraries.oneOf(objects, Arbitraries.strings());
    }

    private static TelemetryMessage accepted(String body) {
        return switch (TelemetryParser.parse(body, "m-1", SENT)) {
            case Parsed.Accepted<TelemetryMessage>(TelemetryMessage message) -> message;
            case Parsed.Refused<TelemetryMessage>(String cause) -> throw new AssertionError(cause);
        };
    }

    private static String refused(String body) {
        return switch (TelemetryParser.parse(body, "m-1", SENT)) {
            case Parsed.Accepted<TelemetryMessage>(TelemetryMessage message) ->
                throw new AssertionError(message.toString());
            case Parsed.Refused<TelemetryMessage>(String cause) -> cause;
        };
    }
}
