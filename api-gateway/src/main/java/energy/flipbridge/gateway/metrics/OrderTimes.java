package energy.flipbridge.gateway.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import energy.flipbridge.domain.command.CommandEvent.Ordered;
import energy.flipbridge.projections.moments.PastEvents;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long ago a version of a command was ordered: from the webhook that brought it, or the decision to withdraw. The node
 * that asks need not be the one that took the order in, and may have been started since: what it does not remember is read
 * from the command's short stream, beside what goes on. When too much waits for that, a time is left out rather than
 * memory filled.
 */
final class OrderTimes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OrderTimes.class);
    private static final int MOST_REMEMBERED = 50_000;
    private static final int MOST_WAITING = 1_000;

    private record Version(String commandId, int number) {}

    private final PastEvents past;
    private final Cache<Version, Instant> known =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final ThreadPoolExecutor reading = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("order-times").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    OrderTimes(PastEvents past) {
        this.past = past;
    }

    void ordered(Ordered order) {
        known.put(new Version(order.commandId(), order.version()), order.at());
    }

    /** @param record is told how long it took until then; not at all when the version was never ordered by itself */
    void until(String commandId, int version, Instant then, Consumer<Duration> record) {
        Instant orderedAt = known.getIfPresent(new Version(commandId, version));
        if (orderedAt == null) {
            reading.execute(() -> read(commandId, version).ifPresent(at -> record.accept(between(at, then))));
        } else {
            record.accept(between(orderedAt, then));
        }
    }

    private Optional<Instant> read(String commandId, int version) {
        try {
            return past.read(List.of(commandId), Long.MAX_VALUE).stream()
                    .map(ViewEvent::payload)
                    .filter(Ordered.class::isInstance)
                    .map(Ordered.class::cast)
                    .filter(order -> order.version() == version)
                    .map(Ordered::at)
                    .findFirst();
        } catch (RuntimeException e) {
            LOG.debug("It cannot be read when command {} was ordered", commandId, e);
            return Optional.empty();
        }
    }

    /** Two nodes' clocks differ. */
    private static Duration between(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }

    @Override
    public void close() {
        reading.shutdownNow();
    }
}
