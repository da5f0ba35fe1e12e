package energy.flipbridge.gateway.orders;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.command.CommandEvent.Ordered;
import energy.flipbridge.gateway.store.StoredEventListener;
import energy.flipbridge.projections.moments.PastEvents;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orders that something is done about. The node that asks need not be the one that took the order in, and may have been
 * started since: what it does not remember is read from the command's short stream, beside what goes on. When too much
 * waits for that, an answer is left out rather than memory filled.
 */
public final class Orders implements StoredEventListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);
    private static final int MOST_REMEMBERED = 50_000;
    private static final int MOST_WAITING = 1_000;

    private record Version(String commandId, int number) {}

    private final PastEvents past;
    private final Cache<Version, Order> known =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final ThreadPoolExecutor reading = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("orders").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    public Orders(PastEvents past) {
        this.past = past;
    }

    @Override
    public void stored(EventMessage<?> event) {
        if (event.getPayload() instanceof Ordered ordered) {
            Object correlation = event.getMetaData().get(Audit.CORRELATION);
            known.put(
                    new Version(ordered.commandId(), ordered.version()),
                    new Order(correlation instanceof String id ? id : event.getIdentifier(), ordered.at()));
        }
    }

    /** @param then is told of it, maybe later; not at all when the version was never ordered by itself */
    public void find(String commandId, int version, Consumer<Order> then) {
        Order order = known.getIfPresent(new Version(commandId, version));
        if (order == null) {
            reading.execute(() -> read(commandId, version).ifPresent(then));
        } else {
            then.accept(order);
        }
    }

    private Optional<Order> read(String commandId, int version) {
        try {
            return past.read(List.of(commandId), Long.MAX_VALUE).stream()
                    .flatMap(event -> order(event, version))
                    .findFirst();
        } catch (RuntimeException e) {
            LOG.debug("It cannot be read when command {} was ordered", commandId, e);
            return Optional.empty();
        }
    }

    private static Stream<Order> order(ViewEvent event, int version) {
        return event.payload() instanceof Ordered ordered && ordered.version() == version
                ? Stream.of(new Order(event.correlationId() == null ? event.id() : event.correlationId(), ordered.at()))
                : Stream.empty();
    }

    @Override
    public void close() {
        reading.shutdownNow();
    }
}
