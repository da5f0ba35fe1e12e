package energy.flipbridge.gateway.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Reads events as they are stored, each by an index of the store, without knowing what they say. All of it blocks. */
public final class EventArchive {

    private static final String SELECT =
            "SELECT globalindex, type, aggregateidentifier, sequencenumber, eventidentifier, "
                    + "payloadtype, payloadrevision, timestamp, metadata, payload FROM domainevententry WHERE ";

    private final JdbcTemplate jdbc;

    EventArchive(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    public Optional<ArchivedEvent> find(String eventId) {
        return jdbc.query(SELECT + "eventidentifier = ?", EventArchive::event, eventId).stream()
                .findFirst();
    }

    /** @return those at the positions, in their order */
    public List<ArchivedEvent> at(Collection<Long> positions) {
        return jdbc.query(SELECT + "globalindex = ANY (?) ORDER BY globalindex", EventArchive::event, (Object)
                positions.toArray(Long[]::new));
    }

    /** @return a part of a stream, in its order */
    public List<ArchivedEvent> stream(String id, long from, int most) {
        return jdbc.query(
                SELECT + "aggregateidentifier = ? AND sequencenumber >= ? ORDER BY sequencenumber LIMIT ?",
                EventArchive::event,
                id,
                from,
                most);
    }

    /** @return the positions at which those of the streams that exist begin, by stream */
    public Map<String, Long> beginnings(Collection<String> streams) {
        Map<String, Long> beginnings = new HashMap<>();
        jdbc.query(
                "SELECT aggregateidentifier, globalindex FROM domainevententry "
                        + "WHERE aggregateidentifier = ANY (?) AND sequencenumber = 0",
                row -> {
                    beginnings.put(row.getString(1), row.getLong(2));
                },
                (Object) streams.toArray(String[]::new));
        return beginnings;
    }

    /** @return when the first event after the position was stored; empty when there is none */
    public Optional<Instant> storedAfter(long position) {
        return jdbc
                .queryForList(
                        "SELECT timestamp FROM domainevententry WHERE globalindex > ? ORDER BY globalindex LIMIT 1",
                        String.class,
                        position)
                .stream()
                .findFirst()
                .map(Instant::parse);
    }

    private static ArchivedEvent event(ResultSet row, int number) throws SQLException {
        return new ArchivedEvent(
                row.getLong("globalindex"),
                row.getString("type"),
                row.getString("aggregateidentifier"),
                row.getLong("sequencenumber"),
                row.getString("eventidentifier"),
                row.getString("payloadtype"),
                row.getString("payloadrevision"),
                row.getString("timestamp"),
                metadata(row.getBytes("metadata")),
                new String(row.getBytes("payload"), StandardCharsets.UTF_8));
    }

    private static Map<String, String> metadata(byte[] json) {
        Map<String, String> metadata = new HashMap<>();
        JsonMapper.shared()
                .readTree(json)
                .propertyStream()
                .filter(field -> field.getValue().isString())
                .forEach(field -> metadata.put(field.getKey(), field.getValue().asString()));
        return metadata;
    }
}
