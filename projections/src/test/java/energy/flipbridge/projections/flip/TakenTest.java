package energy.flipbridge.projections.flip;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakenTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final ReadingRef READING = new ReadingRef("battery", "e:1", "chunk");

    @Test
    void a_reading_that_is_settled_after_the_view_was_read_is_not_sent_again() {
        // given a batch on its way, and a round that has read its readings from the view
        Taken taken = new Taken();
        Shipment shipment = Shipment.of(List.of(READING), List.of("{}"));
        taken.add(shipment);
        taken.beginRound();

        // when Flip's answer gets into the view meanwhile
        taken.release(shipment.batchId());

        // then the round leaves the reading alone, and the next one, which reads the view anew, need not
        assertThat(taken.isFree(READING, 0, NOW)).isFalse();
        taken.beginRound();
        assertThat(taken.isFree(READING, 0, NOW)).isTrue();
    }
}
