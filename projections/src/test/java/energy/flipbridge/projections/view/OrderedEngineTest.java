package energy.flipbridge.projections.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;

/** The event store of these tests, read while it is written. */
class OrderedEngineTest {

    private static final int BATCHES = 2_000;
    private static final int BATCH = 21;

    @Test
    void a_reader_that_follows_misses_no_event_of_a_batch() throws Exception {
        // given
        OrderedEngine engine = new OrderedEngine();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {

            // when
            threads.execute(() -> {
                for (int batch = 0; batch < BATCHES; batch++) {
                    engine.appendEvents(IntStream.range(0, BATCH)
                            .mapToObj(GenericEventMessage::asEventMessage)
                            .toList());
                }
            });
            List<Long> read = new ArrayList<>();
            TrackingToken last = null;
            while (read.isEmpty() || read.getLast() < BATCHES * BATCH - 1) {
                for (TrackedEventMessage<?> event :
                        engine.readEvents(last, false).toList()) {
                    last = event.trackingToken();
                    read.add(last.position().orElseThrow());
                }
            }

            // then
            assertThat(read)
                    .containsExactlyElementsOf(
                            LongStream.range(0, BATCHES * BATCH).boxed().toList());
        }
    }
}
