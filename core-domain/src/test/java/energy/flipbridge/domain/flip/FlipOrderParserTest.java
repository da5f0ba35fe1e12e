package energy.flipbridge.domain.flip;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.protocol.Parsed;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FlipOrderParserTest {

    private static final Instant SENT = Instant.parse("2026-07-01T16:00:00Z");
    private static final String HEAD = "\"id\":\"c-1\",\"device_id\":\"device::garage\"";

    @Test
    void readsTheDocumentedForm() {
        FlipOrder order = accepted("""
                {%s,"starts_at":"2026-07-01T17:00:00.000Z","ends_at":"2026-07-01 19:00:00.000Z","duration_s":7200,
                "battery_commands":{"setpoint_w":4000,"mode":"DISCHARGE","power_mode":null},"status":"CANCELED",
                "created_at":"2026-06-30T18:00:00.000Z","updated_at":"2026-06-30T18:00:01.000Z"}""".formatted(HEAD));
        assertThat(order.thing()).isEqualTo("garage");
        assertThat(order.status()).isEqualTo(FlipStatus.CANCELED);
        assertThat(order.window())
                .isEqualTo(new Window(Instant.parse("2026-07-01T17:00:00Z"), Instant.parse("2026-07-01T19:00:00Z")));
        assertThat(order.batteryCommands()).isEqualTo("{\"mode\":\"DISCHARGE\",\"setpoint_w\":4000}");
        assertThat(order.createdAt()).isEqualTo("2026-06-30T18:00:00Z");
        assertThat(order.updatedAt()).isEqualTo("2026-06-30T18:00:01Z");
    }

    @Test
    void readsTheOlderForm() {
        FlipOrder order = accepted("""
                {%s,"start_at":"2026-07-01T17:00:00Z","duration_s":90.5,
                "battery_commands":[{"mode":"DISCHARGE","setpoint_w":4000}]}""".formatted(HEAD));
        assertThat(order.window().endsAt()).isEqualTo("2026-07-01T17:01:30.500Z");
        assertThat(order.batteryCommands()).isEqualTo("{\"mode\":\"DISCHARGE\",\"setpoint_w\":4000}");
        assertThat(order.status()).isEqualTo(FlipStatus.OK);
        assertThat(order.updatedAt()).isEqualTo(SENT);
        assertThat(order.createdAt()).isEqualTo(SENT);
    }

    @Test
    void anUnknownStatusAndAnOpenEndAreKept() {
        FlipOrder order = accepted(
                "{%s,\"starts_at\":\"2026-07-01T17:00:00Z\",\"ends_at\":null,\"status\":\"NEW\"}".formatted(HEAD));
        assertThat(order.status()).isEqualTo(FlipStatus.UNKNOWN);
        assertThat(order.status().isWithdrawn()).isFalse();
        assertThat(order.window().endsAt()).isNull();
        assertThat(order.batteryCommands()).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}|needs id, device_id and starts_at",
                "[]|needs id",
                "{@}|needs id",
                "{@,\"starts_at\":7}|needs id",
                "{@,\"starts_at\":\"soon\"}|not an ISO-8601 time",
                "{@,\"starts_at\":\"2026-07-01\",\"ends_at\":\"2026-07-01\"}|ends before it starts",
                "{@,\"starts_at\":\"2026-07-01\",\"duration_s\":0}|duration_s",
                "{@,\"starts_at\":\"2026-07-01\",\"duration_s\":1e308}|duration_s",
                "{@,\"starts_at\":\"9999-12-31\",\"duration_s\":31536000}|after the year 9999"
            })
    void refusesWithTheCause(String json, String cause) {
        assertThat(refused(json.replace("@", HEAD))).contains(cause);
    }

    @Test
    void refusesWhatCouldNeverTravelToADevice() {
        assertThat(refused("{%s,\"starts_at\":\"2026-07-01\",\"note\":\"%s\"}".formatted(HEAD, "x".repeat(40_000))))
                .contains("longer than");
    }

    @Test
    void theWithdrawnFormIsFlipsOwnWithAnotherStatus() {
        FlipOrder order = accepted("{%s,\"starts_at\":\"2026-07-01\",\"status\":\"OK\",\"x\":[1]}".formatted(HEAD));
        assertThat(order.withdrawn().json())
                .isEqualTo("{%s,\"starts_at\":\"2026-07-01\",\"status\":\"CANCELED\",\"x\":[1]}".formatted(HEAD));
    }

    @Property
    void neverThrows(@ForAll("fields") String name, @ForAll("values") String value) {
        String json = "{%s,\"starts_at\":\"2026-07-01\",\"%s\":%s}".formatted(HEAD, name, value);
        assertThat(FlipOrderParser.parse(JsonMapper.shared().readTree(json), json, SENT))
                .isNotNull();
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(
                "id", "device_id", "starts_at", "ends_at", "duration_s", "status", "battery_commands", "updated_at");
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "null", "true", "-1", "1e400", "[]", "[[]]", "[1]", "{}", "\"\"", "\"-999999999-01-01\""),
                Arbitraries.strings().map(text -> JsonMapper.shared().writeValueAsString(text)));
    }

    private static FlipOrder accepted(String json) {
        return switch (FlipOrderParser.parse(JsonMapper.shared().readTree(json), json, SENT)) {
            case Parsed.Accepted<FlipOrder>(FlipOrder order) -> order;
            case Parsed.Refused<FlipOrder>(String cause) -> throw new AssertionError(cause);
        };
    }

    private static String refused(String json) {
        return switch (FlipOrderParser.parse(JsonMapper.shared().readTree(json), json, SENT)) {
            case Parsed.Accepted<FlipOrder>(FlipOrder order) -> throw new AssertionError(order.toString());
            case Parsed.Refused<FlipOrder>(String cause) -> cause;
        };
    }
}
