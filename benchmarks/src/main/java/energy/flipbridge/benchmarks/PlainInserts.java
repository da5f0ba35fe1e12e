package energy.flipbridge.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** Inserts rows like those of the event store with plain JDBC, in batches of the ingest path's size. */
final class PlainInserts {

    private static final int BATCH = 500;

    private final DataSource database;

    /** Everything of a row but its identity. */
    private record Row(String type, byte[] metadata, byte[] payload, String revision, String payloadType, String at) {}

    PlainInserts(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE plain_inserts (LIKE domainevententry INCLUDING ALL)");
            // The event store's own numbers stay without gaps.
            statement.execute("CREATE SEQUENCE plain_position");
            statement.execute(
                    "ALTER TABLE plain_inserts ALTER COLUMN globalindex SET DEFAULT nextval('plain_position')");
        }
    }

    /** @return rows a second */
    double run(int rows, int threadCount) throws Exception {
        List<Row> newest = newest(rows);
        try (ExecutorService threads = Executors.newFixedThreadPool(threadCount)) {
            long begun = System.nanoTime();
            List<Callable<Void>> parts = new ArrayList<>();
            for (int part = 0; part < threadCount; part++) {
                List<Row> own = newest.subList(part * rows / threadCount, (part + 1) * rows / threadCount);
                parts.add(() -> insert(own));
            }
            for (Future<Void> part : threads.invokeAll(parts)) {
                part.get();
            }
            return newest.size() / ((System.nanoTime() - begun) / 1e9);
        }
    }

    private List<Row> newest(int count) throws SQLException {
        String sql = "SELECT type, metadata, payload, payloadrevision, payloadtype, timestamp FROM domainevententry "
                + "ORDER BY globalindex DESC LIMIT " + count;
        List<Row> rows = new ArrayList<>(count);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(new Row(
                        found.getString(1),
                        found.getBytes(2),
                        found.getBytes(3),
                        found.getString(4),
                        found.getString(5),
                        found.getString(6)));
            }
        }
        return rows;
    }

    private Void insert(List<Row> rows) throws SQLException {
        String stream = UUID.randomUUID().toString();
        String sql = "INSERT INTO plain_inserts (aggregateidentifier, sequencenumber, type, eventidentifier, metadata, "
                + "payload, payloadrevision, payloadtype, timestamp) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int from = 0; from < rows.size(); from += BATCH) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (int at = from; at < Math.min(rows.size(), from + BATCH); at++) {
                        Row row = rows.get(at);
                        statement.setString(1, stream);
                        statement.setLong(2, at);
                        statement.setString(3, row.type());
                        statement.setString(4, UUID.randomUUID().toString());
                        statement.setBytes(5, row.metadata());
                        statement.setBytes(6, row.payload());
                        statement.setString(7, row.revision());
                        statement.setString(8, row.payloadType());
                        statement.setString(9, row.at());
                        statement.addBatch();
                    }
                    statement.executeBatch();
                }
                connection.commit();
            }
        }
        return null;
    }
}
