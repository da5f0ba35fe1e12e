package energy.flipbridge.gateway.store;

import energy.flipbridge.domain.event.StoredForm;
import energy.flipbridge.projections.moments.PastEvents;
import energy.flipbridge.projections.moments.Place;
import energy.flipbridge.projections.view.ViewEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the past from the event store, in today's form. No question looks at more rows of a long stream than it answers
 * with: numbers and times rise with the position, and are found by halving.
 */
final class StoredPast implements PastEvents {

    /**
     * So many events may have been stored before one that is earlier by its time: a time is taken before the turn to
     * append comes, and by the clock of one of several nodes.
     */
    private static final int OUT_OF_ORDER = 1_000;

    private static final String SELECT =
            "SELECT globalindex, type, aggregateidentifier, sequencenumber, eventidentifier, "
                    + "payloadtype, payloadrevision, timestamp, metadata, payload FROM domainevententry WHERE ";

    /** The sum keeps PostgreSQL from walking through all events in their order instead of through the streams. */
    private static final String OF_STREAMS = "aggregateidentifier = ANY (?) AND globalindex + 0 <= ?";

    private final JdbcTemplate jdbc;
    private final EventArchive archive;
    private final Serializer serializer;

    StoredPast(DataSource database, EventArchive archive, Serializer serializer) {
        this.jdbc = new JdbcTemplate(database);
        this.archive = archive;
        this.serializer = serializer;
    }

    @Override
    public long until(Instant time) {
        Instant end = time.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        long found = lastInOrder(end);
        return jdbc
                .query(
                        "SELECT globalindex, timestamp FROM domainevententry WHERE globalindex > ? "
                                + "ORDER BY globalindex LIMIT ?",
                        (row, _) -> new Place(row.getLong(1), Instant.parse(row.getString(2))),
                        found,
                        OUT_OF_ORDER)
                .stream()
                .filter(place -> place.at().isBefore(end))
                .mapToLong(Place::position)
                .max()
                .orElse(found > 0 ? found : -1);
    }

    /** Always looks at the same positions, so that the answer stays the same while events are added. */
    private long lastInOrder(Instant end) {
        long newest = number("SELECT max(globalindex) FROM domainevententry").orElse(0);
        long found = 0;
        for (long step = Long.highestOneBit(newest); step > 0; step /= 2) {
            if (found + step <= newest && storedAt(found + step).isBefore(end)) {
                found += step;
            }
        }
        return found;
    }

    /** when the event at the position, or the next one, was stored */
    private Instant storedAt(long position) {
        return jdbc
                .queryForList(
                        "SELECT timestamp FROM domainevententry WHERE globalindex >= ? ORDER BY globalindex LIMIT 1",
                        String.class,
                        position)
                .stream()
                .map(Instant::parse)
                .findFirst()
                .orElse(Instant.MAX);
    }

    @Override
    public Optional<Place> place(String stream, long number) {
        return jdbc
                .query(
                        "SELECT globalindex, timestamp FROM domainevententry "
                                + "WHERE aggregateidentifier = ? AND sequencenumber = ?",
                        (row, _) -> new Place(row.getLong(1), Instant.parse(row.getString(2))),
                        stream,
                        number)
                .stream()
                .findFirst();
    }

    @Override
    public OptionalLong newest(String stream) {
        return number("SELECT max(sequencenumber) FROM domainevententry WHERE aggregateidentifier = ?", stream);
    }

    @Override
    public Map<String, Long> beginnings(Collection<String> streams) {
        return archive.beginnings(streams);
    }

    @Override
    public List<ViewEvent> read(Collection<String> streams, long upTo) {
        return events(OF_STREAMS, streams.toArray(String[]::new), upTo);
    }

    @Override
    public List<ViewEvent> read(Collection<String> streams, Set<Class<?>> types, long upTo) {
        return events(
                OF_STREAMS + " AND payloadtype = ANY (?)",
                streams.toArray(String[]::new),
                upTo,
                StoredForm.names(types).toArray(String[]::new));
    }

    @Override
    public List<ViewEvent> last(String stream, long upTo, int most) {
        long last = lastNumber(stream, upTo);
        return part(stream, last - most + 1, last);
    }

    @Override
    public List<ViewEvent> next(String stream, long after, int most) {
        long last = lastNumber(stream, after);
        return part(stream, last + 1, last + most);
    }

    /** the number of a stream's last event up to the position; -1 for none */
    private long lastNumber(String stream, long upTo) {
        long low = -1;
        long high = newest(stream).orElse(-1);
        while (low < high) {
            long middle = high - (high - low) / 2;
            if (isUpTo(stream, middle, upTo)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private List<ViewEvent> part(String stream, long first, long last) {
        return events(
                "aggregateidentifier = ? AND sequencenumber BETWEEN ? AND ? ORDER BY sequencenumber",
                stream,
                first,
                last);
    }

    private boolean isUpTo(String stream, long number, long upTo) {
        return place(stream, number).filter(place -> place.position() <= upTo).isPresent();
    }

    private OptionalLong number(String question, Object... values) {
        Long number = jdbc.queryForObject(question, Long.class, values);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private List<ViewEvent> events(String where, Object... values) {
        List<TrackedEventData<?>> rows = jdbc.query(SELECT + where, StoredPast::row, values);
        return EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), serializer, StoredForm.upcasters())
                .map(ViewEvent::of)
                .toList();
    }

    private static TrackedEventData<?> row(ResultSet row, int number) throws SQLException {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(row.getLong("globalindex")),
                new GenericDomainEventEntry<>(
                        row.getString("type"),
                        row.getString("aggregateidentifier"),
                        row.getLong("sequencenumber"),
                        row.getString("eventidentifier"),
                        row.getString("timestamp"),
                        row.getString("payloadtype"),
                        row.getString("payloadrevision"),
                        row.getBytes("payload"),
                        row.getBytes("metadata")));
    }
}
