package energy.flipbridge.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Instant START = Instant.parse("2026-07-01T12:00:00Z");

    /** An answer in the millisecond of a reading would be no reading, and wait for the next one. */
    @Test
    void newsThatComesWithAReadingIsAnsweredRightAfterIt() {
        Timetable timetable = new Timetable(Pace.USUAL, START, Duration.ZERO);
        Instant measured = START.plusSeconds(5);
        timetable.measured(measured);
        timetable.answerSoon(measured);
        assertThat(timetable.next()).isEqualTo(measured.plusMillis(1));
    }
}
