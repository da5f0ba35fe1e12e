package energy.flipbridge.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;

/**
 * Axon's JDBC event store with one order for all: the append takes a PostgreSQL advisory lock until its transaction ends,
 * so that positions become visible in the order in which they are given out. Without it, a view could pass a position
 * whose transaction commits later, and a replay would differ from the live run.
 */
final class SerialEventStorageEngine extends JdbcEventStorageEngine {

    /** any constant; nothing else in the database takes this lock */
    private static final long LOCK = 0x666c6970L;

    private final TransactionManager transactions;

    SerialEventStorageEngine(Builder builder, TransactionManager transactions) {
        super(builder);
        this.transactions = transactions;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (!events.isEmpty()) {
            serialize(events, serializer);
            transactions.executeInTransaction(() -> {
                lock();
                super.appendEvents(events, serializer);
            });
        }
    }

    /** Messages remember what they were serialized to, so that no other append waits for that work. */
    private static void serialize(List<? extends EventMessage<?>> events, Serializer serializer) {
        for (EventMessage<?> event : events) {
            event.serializePayload(serializer, byte[].class);
            event.serializeMetaData(serializer, byte[].class);
        }
    }

    private void lock() {
        Connection connection = getConnection();
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        } catch (SQLException e) {
            throw new EventStoreException("The event store cannot be locked for an append", e);
        }
    }
}
