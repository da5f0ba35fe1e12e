package energy.flipbridge.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.flipbridge.domain.access.AccessStream;
import energy.flipbridge.domain.access.Records;
import energy.flipbridge.domain.access.RecordsRead;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.forwarding.ForwardingEvent;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingRetried;
import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.domain.telemetry.TelemetryStream;
import energy.flipbridge.gateway.access.AccessLog;
import energy.flipbridge.gateway.ingest.TelemetryLog;
import energy.flipbridge.gateway.support.WholeGateway;
import energy.flipbridge.projections.flip.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Events that no aggregate decides, over PostgreSQL. */
class AppendTest {

    private static final WholeGateway GATEWAY = new WholeGateway();
    private static final Instant START = Instant.parse("2026-07-01T12:00:00Z");

    private final AccessLog log = GATEWAY.bean(AccessLog.class);

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @Test
    void what_several_nodes_keep_at_the_same_time_is_there_once() throws Exception {
        // given eight readings, each of which is kept by several at once and again a minute later
        List<RecordsRead> readings = IntStream.range(0, 8)
                .mapToObj(thing -> reading("support:ada", "battery-" + thing, START))
                .toList();

        // when
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> tasks = IntStream.range(0, 32)
                    .<Callable<Boolean>>mapToObj(i -> () -> keep(readings.get(i % 8)))
                    .toList();
            for (Future<Boolean> task : nodes.invokeAll(tasks)) {
                assertThat(task.get()).isTrue();
            }
        }
        readings.forEach(reading -> keep(reading("support:ada", reading.thing(), START.plusSeconds(60))));

        // then
        List<? extends DomainEventMessage<?>> kept = kept(readings.getFirst());
        assertThat(kept)
                .extracting(event -> ((RecordsRead) event.getPayload()).thing())
                .containsExactlyInAnyOrderElementsOf(
                        readings.stream().map(RecordsRead::thing).toList());
        assertThat(kept)
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(kept)
                .allMatch(event -> "support:ada".equals(event.getMetaData().get(Audit.ACTOR)));
    }

    @Test
    void the_next_quarter_of_an_hour_is_kept_too() {
        RecordsRead first = reading("support:bob", "battery", START.plusSeconds(14 * 60));
        keep(first);
        keep(reading("support:bob", "battery", START.plusSeconds(15 * 60)));

        assertThat(kept(first)).hasSize(2);
    }

    @Test
    void what_begins_a_stream_and_is_there_already_is_left_as_it_is() {
        EventLog events = GATEWAY.bean(EventLog.class);
        ReadingRetried first = new ReadingRetried("battery", "k", 3, START);

        events.append(ForwardingEvent.TYPE, "reading/battery/k", 0, first, Map.of());
        events.append(ForwardingEvent.TYPE, "reading/battery/k", 0, first, Map.of());

        assertThat(GATEWAY.bean(EventStore.class)
                        .readEvents("reading/battery/k")
                        .asStream())
                .hasSize(1);
    }

    @Test
    void what_another_node_began_a_day_of_readings_with_is_a_conflict() throws Exception {
        TelemetryLog readings = GATEWAY.bean(TelemetryLog.class);
        readings.append(List.of(first("one")));

        assertThatThrownBy(() -> readings.append(List.of(first("other")))).isInstanceOf(TelemetryLog.Conflict.class);
    }

    private static TelemetryLog.Entry first(String key) {
        TelemetryReported reported = new TelemetryReported(
                "battery",
                key,
                null,
                null,
                START,
                1_000,
                START,
                null,
                null,
                List.of(),
                new BatteryReading(null, null, null, null, null, null, null, null, null, null, null, null, null));
        return new TelemetryLog.Entry(TelemetryStream.of("battery", START), 0, reported, Map.of());
    }

    private boolean keep(RecordsRead reading) {
        log.append(reading, Map.of(Audit.ACTOR, reading.reader()));
        return true;
    }

    private static List<? extends DomainEventMessage<?>> kept(RecordsRead reading) {
        return GATEWAY.bean(EventStore.class)
                .readEvents(AccessStream.of(reading).id())
                .asStream()
                .toList();
    }

    private static RecordsRead reading(String reader, String thing, Instant at) {
        return new RecordsRead(thing, null, Records.HISTORY, reader, at);
    }
}
