package energy.flipbridge.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.flipbridge.domain.home.FlipEventStatus;
import energy.flipbridge.projections.homes.FlipEventDetails;
import energy.flipbridge.projections.view.UnknownCursor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventResponseTest {

    private static final Instant START = Instant.parse("2026-07-01T17:00:00Z");
    private static final Instant END = START.plusSeconds(7_200);

    @Test
    void status_is_flips_unless_the_clock_is_ahead_of_it() {
        assertThat(status(FlipEventStatus.UPCOMING, END, START.minusSeconds(1))).isEqualTo(FlipEventStatus.UPCOMING);
        assertThat(status(FlipEventStatus.UPCOMING, END, START)).isEqualTo(FlipEventStatus.ACTIVE);
        assertThat(status(FlipEventStatus.ACTIVE, END, START.minusSeconds(60))).isEqualTo(FlipEventStatus.ACTIVE);
        assertThat(status(FlipEventStatus.ACTIVE, END, END)).isEqualTo(FlipEventStatus.COMPLETED);
        assertThat(status(FlipEventStatus.ACTIVE, null, END.plusSeconds(90_000)))
                .isEqualTo(FlipEventStatus.ACTIVE);
        assertThat(status(FlipEventStatus.CANCELED, END, START)).isEqualTo(FlipEventStatus.CANCELED);
        assertThat(status(FlipEventStatus.UNKNOWN, END, START.minusSeconds(1))).isEqualTo(FlipEventStatus.UPCOMING);
    }

    @Test
    void cursor_of_a_story_keeps_the_place_in_each_trail() {
        StoryCursor cursor = StoryCursor.parse(null);
        cursor.tell("", 12);
        cursor.tell("garage:1", 3);

        StoryCursor read = StoryCursor.parse(cursor.toString());
        assertThat(read.of("")).isEqualTo("12");
        assertThat(read.of("garage:1")).isEqualTo("3");
        assertThat(read.of("attic")).isNull();
        for (String wrong : List.of("!", "AAAA", "", "x".repeat(30_000))) {
            assertThatThrownBy(() -> StoryCursor.parse(wrong)).isInstanceOf(UnknownCursor.class);
        }
    }

    private static FlipEventStatus status(FlipEventStatus told, @Nullable Instant endsAt, Instant now) {
        return EventResponse.status(
                new FlipEventDetails(
                        "site", "event", "programme", told, START, endsAt, true, List.of(), Map.of(), START, START),
                now);
    }
}
