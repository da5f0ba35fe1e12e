package energy.flipbridge.domain.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.protocol.TelemetryMessage;
import energy.flipbridge.domain.protocol.TelemetryMessage.TimedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportingTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final BatteryReading VALUES =
            new BatteryReading(null, null, null, null, null, null, null, null, null, null, null, null, null);

    private final RecentKeys recent = new RecentKeys(100);

    @Test
    void anOldDevicesMessageIsKeptOnce() {
        TelemetryMessage message = message("m-1", reading(null, null, null));
        assertThat(Reporting.report(message, recent, null)).hasSize(1);
        assertThat(Reporting.report(message, recent, null)).isEmpty();
    }

    @Test
    void aNumberedReadingIsKeptOnceWhateverMessageBringsIt() {
        assertThat(Reporting.report(message("m-1", reading(7L, null, null)), recent, null))
                .hasSize(1);
        assertThat(Reporting.report(message("m-2", reading(7L, null, null), reading(8L, null, null)), recent, null))
                .extracting(TelemetryReported::key)
                .containsExactly("e:8");
    }

    @Test
    void theDevicesOwnIntervalCounts() {
        TelemetryReported event = only(reading(1L, NOON.minusSeconds(60), 7_000L), NOON.minusSeconds(5));
        assertThat(event.startTime()).isEqualTo(NOON.minusSeconds(60));
        assertThat(event.durationMillis()).isEqualTo(7_000);
    }

    @Test
    void otherwiseTheTimeSinceThePreviousReadingWithinBounds() {
        assertThat(only(reading(1L, null, null), NOON.minusSeconds(30)).durationMillis())
                .isEqualTo(30_000);
        assertThat(only(reading(2L, null, null), null).durationMillis()).isEqualTo(5_000);
        assertThat(only(reading(3L, null, null), NOON.plusSeconds(1)).durationMillis())
                .isEqualTo(5_000);
        assertThat(only(reading(4L, null, null), NOON.minus(Duration.ofMinutes(6)))
                        .durationMillis())
                .isEqualTo(5_000);
        assertThat(only(reading(5L, null, null), NOON.minusSeconds(30)).endTime())
                .isEqualTo(NOON);
    }

    @Test
    void recentKeysAreBounded() {
        RecentKeys few = new RecentKeys(2);
        assertThat(few.add("a")).isTrue();
        assertThat(few.add("b")).isTrue();
        assertThat(few.add("c")).isTrue();
        assertThat(few.add("c")).isFalse();
        assertThat(few.add("a")).isTrue();
    }

    @Test
    void aDayOfReceptionIsAStream() {
        TelemetryStream stream = TelemetryStream.of("garage", Instant.parse("2026-07-01T00:00:00Z"));
        assertThat(stream.id()).isEqualTo("garage/telemetry/2026-07-01");
        assertThat(stream.previous().id()).isEqualTo("garage/telemetry/2026-06-30");
    }

    private TelemetryReported only(TimedReading reading, @Nullable Instant previousEnd) {
        return Reporting.report(message("m", reading), recent, previousEnd).getFirst();
    }

    private static TelemetryMessage message(String id, TimedReading... readings) {
        return new TelemetryMessage("garage", id, NOON, null, null, List.of(readings), List.of());
    }

    private static TimedReading reading(
            @Nullable Long sequence, @Nullable Instant start, @Nullable Long durationMillis) {
        return new TimedReading(sequence == null ? null : "e", sequence, start, durationMillis, VALUES);
    }
}
