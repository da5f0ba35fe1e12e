package energy.flipbridge.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.gateway.support.WholeGateway;
import energy.flipbridge.projections.moments.PastEvents;
import energy.flipbridge.projections.moments.Place;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Questions about the past, over PostgreSQL, against all that is in it. */
class StoredPastTest {

    private static final Instant START = Instant.parse("2100-01-01T00:00:00Z");
    private static final List<String> STREAMS = List.of("past-1", "past-2", "past-3", "past-4/telemetry/2100-01-01");
    private static final WholeGateway GATEWAY = new WholeGateway();
    private static final PastEvents PAST = GATEWAY.bean(PastEvents.class);

    /** as they are in the store, by position */
    private static List<Stored> stored = List.of();

    private record Stored(long position, String stream, long number, String type, Instant at) {}

    /** Several nodes append, whose clocks differ by half a second; some numbers are given to appends that fail. */
    @BeforeAll
    static void live() {
        Random random = new Random(5);
        Map<String, Long> lengths = new HashMap<>();
        for (int batch = 0; batch < 120; batch++) {
            List<DomainEventMessage<?>> events = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String stream = STREAMS.get(random.nextInt(STREAMS.size()));
                Instant at =
                        START.plusMillis(batch * 200L + random.nextInt(500)).plusNanos(random.nextInt(1_000_000));
                events.add(new GenericDomainEventMessage<>(
                        "Device",
                        stream,
                        lengths.merge(stream, 1L, Long::sum) - 1,
                        new GenericMessage<>(
                                random.nextBoolean() ? new WentOffline(stream, at, at) : new CameBack(stream, at, at),
                                Map.of(Audit.ACTOR, "system:test")),
                        at));
            }
            GATEWAY.bean(EventStore.class).publish(events);
            if (batch % 10 == 0) {
                jdbc().queryForList("SELECT nextval('domain_event_position') FROM generate_series(1, 7)");
            }
        }
        stored = jdbc().query(
                        "SELECT globalindex, aggregateidentifier, sequencenumber, payloadtype, timestamp "
                                + "FROM domainevententry ORDER BY globalindex",
                        (row, _) -> new Stored(
                                row.getLong(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getString(4),
                                Instant.parse(row.getString(5))));
        assertThat(stored.size()).isGreaterThanOrEqualTo(1_200);
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @Test
    void a_time_is_found_after_all_that_was_stored_by_then_in_whatever_order() {
        for (int i = -50; i < 700; i++) {
            Instant time = START.plusMillis(i * 37L);
            long expected = stored.stream()
                    .filter(event -> !event.at().truncatedTo(ChronoUnit.MILLIS).isAfter(time))
                    .mapToLong(Stored::position)
                    .max()
                    .orElse(-1);

            assertThat(PAST.until(time)).as("%s", time).isEqualTo(expected);
        }
        assertThat(PAST.until(Instant.parse("1970-01-01T00:00:00Z"))).isEqualTo(-1);
    }

    @Test
    void streams_are_read_up_to_a_position() {
        List<String> streams = List.of("past-1", "past-3", "nowhere");
        for (Stored upTo : someStored()) {
            List<Long> expected = stored.stream()
                    .filter(event -> streams.contains(event.stream()) && event.position() <= upTo.position())
                    .map(Stored::position)
                    .toList();

            assertThat(positions(PAST.read(streams, upTo.position()))).isEqualTo(expected);
            assertThat(positions(PAST.read(streams, Set.of(CameBack.class), upTo.position())))
                    .isEqualTo(stored.stream()
                            .filter(event -> expected.contains(event.position())
                                    && event.type().endsWith("$CameBack"))
                            .map(Stored::position)
                            .toList());
        }
        assertThat(PAST.read(List.of(), Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void a_stream_is_read_before_and_after_a_position() {
        String stream = STREAMS.getLast();
        for (Stored upTo : someStored()) {
            List<Long> all = stored.stream()
                    .filter(event -> event.stream().equals(stream) && event.position() <= upTo.position())
                    .map(Stored::position)
                    .toList();

            List<ViewEvent> last = PAST.last(stream, upTo.position(), 20);

            assertThat(last.stream().map(ViewEvent::position))
                    .containsExactlyElementsOf(all.subList(Math.max(0, all.size() - 20), all.size()));
            assertThat(PAST.next(stream, upTo.position(), 20).stream().map(ViewEvent::position))
                    .containsExactlyElementsOf(stored.stream()
                            .filter(event -> event.stream().equals(stream) && event.position() > upTo.position())
                            .map(Stored::position)
                            .limit(20)
                            .toList());
        }
        assertThat(PAST.last(stream, -1, 20)).isEmpty();
        assertThat(PAST.last("nowhere", Long.MAX_VALUE, 20)).isEmpty();
        assertThat(PAST.next("nowhere", -1, 20)).isEmpty();
    }

    @Test
    void an_event_is_found_by_its_number_and_read_as_the_views_see_it() {
        Stored tenth = stored.stream()
                .filter(event -> event.stream().equals("past-2") && event.number() == 9)
                .findFirst()
                .orElseThrow();

        assertThat(PAST.place("past-2", 9)).contains(new Place(tenth.position(), tenth.at()));
        assertThat(PAST.place("past-2", 100_000)).isEmpty();
        assertThat(PAST.newest("past-2"))
                .hasValue(stored.stream()
                        .filter(event -> event.stream().equals("past-2"))
                        .mapToLong(Stored::number)
                        .max()
                        .orElseThrow());
        assertThat(PAST.newest("nowhere")).isEmpty();
        ViewEvent read = PAST.read(List.of("past-2"), tenth.position()).stream()
                .max(Comparator.comparingLong(ViewEvent::position))
                .orElseThrow();
        assertThat(read.sequence()).isEqualTo(9);
        assertThat(read.storedAt()).isEqualTo(tenth.at());
        assertThat(read.actor()).isEqualTo("system:test");
        assertThat(read.payload()).isInstanceOfAny(CameBack.class, WentOffline.class);
    }

    private static List<Stored> someStored() {
        return stored.stream().filter(event -> event.position() % 97 == 0).toList();
    }

    private static List<Long> positions(List<ViewEvent> events) {
        return events.stream().map(ViewEvent::position).sorted().toList();
    }

    private static JdbcTemplate jdbc() {
        return new JdbcTemplate(GATEWAY.bean(DataSource.class));
    }
}
