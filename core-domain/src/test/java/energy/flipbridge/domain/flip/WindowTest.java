package energy.flipbridge.domain.flip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-07-01T00:00:00Z");

    @ParameterizedTest(name = "{0}-{1} is replaced by the newer {2}-{3}: {4}")
    @CsvSource({
        "10, 12, 10, 12, true",
        "10, 12, 11, 13, true",
        "11, 13, 10, 12, true",
        "10, 14, 11, 12, true",
        "11, 12, 10, 14, true",
        "10, 12, 12, 14, false",
        "12, 14, 10, 12, false",
        "10, 12, 13, 14, false",
        "10,   , 12, 14, false",
        "12,   , 12, 14, true",
        "13,   , 12, 14, true",
        "14,   , 12, 14, false",
        "10, 12, 11,   , true",
        "10, 12, 12,   , false",
        "12, 14, 10,   , true",
        "10,   , 12,   , false",
        "12,   , 10,   , true"
    })
    void overlaps(int start, Integer end, int newerStart, Integer newerEnd, boolean expected) {
        assertThat(window(start, end).isReplacedBy(window(newerStart, newerEnd)))
                .isEqualTo(expected);
    }

    @Test
    void anOpenEndIsWorthDeliveringForAMonth() {
        assertThat(window(0, null).deliverUntil()).isEqualTo(MIDNIGHT.plus(Duration.ofDays(30)));
        assertThat(window(0, 1).deliverUntil()).isEqualTo(MIDNIGHT.plus(Duration.ofHours(1)));
    }

    private static Window window(int start, @org.jspecify.annotations.Nullable Integer end) {
        return new Window(hour(start), end == null ? null : hour(end));
    }

    private static Instant hour(int hour) {
        return MIDNIGHT.plus(Duration.ofHours(hour));
    }
}
