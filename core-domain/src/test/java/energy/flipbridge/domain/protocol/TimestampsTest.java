package energy.flipbridge.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T17:00:00.000Z, 2026-07-01T17:00:00.000Z",
        "2026-07-01 17:00:00.000Z, 2026-07-01T17:00:00.000Z",
        "2026-07-01T17:00:00Z, 2026-07-01T17:00:00.000Z",
        "2026-07-01T17:00Z, 2026-07-01T17:00:00.000Z",
        "2026-07-01T17:00:00, 2026-07-01T17:00:00.000Z",
        "2026-06-30T18:00:01.250+00:00, 2026-06-30T18:00:01.250Z",
        "2026-06-30 18:00:01.25+00, 2026-06-30T18:00:01.250Z",
        "2026-06-30T18:00:01-0700, 2026-07-01T01:00:01.000Z",
        "2026-06-30T18:00:01-07:00, 2026-07-01T01:00:01.000Z",
        "2026-06-30 18:00:01 +02:00, 2026-06-30T16:00:01.000Z",
        "2026-07-01T17:00:00.123456789Z, 2026-07-01T17:00:00.123Z",
        "2026-07-01, 2026-07-01T00:00:00.000Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999Z"
    })
    void readsEveryFormThatFlipAndThePrototypeUse(String text, String expected) {
        assertThat(Timestamps.format(Timestamps.parse(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "2026-13-01",
                "2026-02-30T00:00:00Z",
                "2026-07-01T25:00:00Z",
                "0000-12-31T00:00:00Z",
                "9999-12-31T23:59:59-01:00",
                "+12345-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "1782925200"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Timestamps.parse(text));
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll @LongRange(min = -62135596800000L, max = 253402300799999L) long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        assertThat(Timestamps.format(instant)).hasSize(24);
        assertThat(Timestamps.parse(Timestamps.format(instant))).isEqualTo(instant);
    }

    @Property
    void anyTextIsATimeOrRefused(@ForAll String text) {
        try {
            assertThat(Timestamps.isWritable(Timestamps.parse(text))).isTrue();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).hasSizeLessThan(100);
        }
    }
}
