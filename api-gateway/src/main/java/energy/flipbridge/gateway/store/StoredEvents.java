package energy.flipbridge.gateway.store;

import energy.flipbridge.domain.access.AccessEvent;
import energy.flipbridge.domain.access.AccessStream;
import energy.flipbridge.domain.operation.OperationEvent;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.domain.telemetry.TelemetryStream;
import energy.flipbridge.gateway.access.AccessLog;
import energy.flipbridge.gateway.ingest.TelemetryLog;
import energy.flipbridge.projections.flip.EventLog;
import energy.flipbridge.projections.replay.OperationLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Appends events that no aggregate decides, many in one transaction. The id of such an event follows from what it says, so
 * that the store itself refuses a second one.
 */
final class StoredEvents implements EventLog, TelemetryLog, AccessLog, OperationLog {

    private static final int MOST_ATTEMPTS = 10;

    private final EventStore store;
    private final TransactionManager transactions;
    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    /** what staff did: within a node one waits for the other, so that only other nodes can take a number */
    private final ReentrantLock byStaff = new ReentrantLock();

    StoredEvents(EventStore store, TransactionManager transactions, DataSource database, InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.jdbc = new JdbcTemplate(database);
        this.clock = clock;
    }

    @Override
    public void append(String type, String streamId, long sequence, Object payload, Map<String, String> metadata) {
        String id = eventId(streamId + "#" + sequence);
        Instant now = clock.instant();
        try {
            publish(List.of(new GenericDomainEventMessage<>(
                    type, streamId, sequence, new GenericMessage<>(id, payload, MetaData.from(metadata)), now)));
        } catch (ConcurrencyException e) {
            if (known(List.of(id)).isEmpty()) {
                throw e;
            }
        }
    }

    @Override
    public void append(List<Entry> entries) throws Conflict {
        Instant now = clock.instant();
        try {
            publish(entries.stream()
                    .map(entry -> new GenericDomainEventMessage<>(
                            TelemetryStream.TYPE,
                            entry.stream().id(),
                            entry.number(),
                            new GenericMessage<>(
                                    eventId(entry.event()), entry.event(), MetaData.from(entry.metadata())),
                            now))
                    .toList());
        } catch (ConcurrencyException e) {
            throw new Conflict(e);
        }
    }

    @Override
    public void append(AccessEvent event, Map<String, String> metadata) {
        append(
                AccessStream.TYPE,
                AccessStream.of(event).id(),
                new GenericMessage<>(eventId("access/" + event.key()), event, MetaData.from(metadata)));
    }

    @Override
    public void append(OperationEvent event, String key, Map<String, String> metadata) {
        append(
                OperationEvent.TYPE,
                event.streamId(),
                new GenericMessage<>(eventId("operation/" + key), event, MetaData.from(metadata)));
    }

    /** At the end of its stream, unless it is stored; several nodes may write: whose number is taken takes the next. */
    private void append(String type, String stream, GenericMessage<?> message) {
        byStaff.lock();
        try {
            for (int attempt = 1; known(List.of(message.getIdentifier())).isEmpty(); attempt++) {
                long next = store.lastSequenceNumberFor(stream).orElse(-1L) + 1;
                try {
                    publish(List.of(new GenericDomainEventMessage<>(type, stream, next, message, clock.instant())));
                    return;
                } catch (ConcurrencyException e) {
                    if (attempt >= MOST_ATTEMPTS) {
                        throw e;
                    }
                }
            }
        } finally {
            byStaff.unlock();
        }
    }

    @Override
    public List<Entry> stored(List<Entry> entries) {
        Set<String> known =
                known(entries.stream().map(entry -> eventId(entry.event())).toList());
        return entries.stream()
                .filter(entry -> known.contains(eventId(entry.event())))
                .toList();
    }

    @Override
    public Tail tail(String streamId, int most) {
        long last = store.lastSequenceNumberFor(streamId).orElse(-1L);
        if (last < 0) {
            return new Tail(0, List.of());
        }
        List<TelemetryReported> events = store.readEvents(streamId, Math.max(0, last - most + 1))
                .asStream()
                .map(DomainEventMessage::getPayload)
                .map(TelemetryReported.class::cast)
                .toList();
        return new Tail(last + 1, events);
    }

    private void publish(List<? extends DomainEventMessage<?>> events) {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        unitOfWork.attachTransaction(transactions);
        try {
            unitOfWork.execute(() -> store.publish(events));
        } catch (AggregateStreamCreationException e) {
            // so Axon calls it when the number that is taken is a stream's first
            throw new ConcurrencyException(e.getMessage(), e);
        }
    }

    private Set<String> known(List<String> ids) {
        return new HashSet<>(jdbc.queryForList(
                "SELECT eventidentifier FROM domainevententry WHERE eventidentifier = ANY (?)", String.class, (Object)
                        ids.toArray(String[]::new)));
    }

    private static String eventId(TelemetryReported event) {
        return eventId(event.thing() + "/" + event.key());
    }

    private static String eventId(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
