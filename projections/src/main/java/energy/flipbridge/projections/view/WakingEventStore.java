package energy.flipbridge.projections.view;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's event store, whose streams say when an event has arrived. Without that, a pooled processor looks for new events
 * twice a second, and a command would need seconds through its policies and views.
 */
public final class WakingEventStore extends EmbeddedEventStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WakingEventStore.class);

    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final Thread watcher =
            Thread.ofPlatform().name("event-watcher").daemon().unstarted(this::watch);

    public WakingEventStore(Builder builder) {
        super(builder);
    }

    public void start() {
        watcher.start();
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return new WakingStream(super.openStream(token), listeners);
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try (TrackingEventStream tail = super.openStream(createHeadToken())) {
                while (true) {
                    if (tail.hasNextAvailable(1, TimeUnit.SECONDS)) {
                        while (tail.hasNextAvailable()) {
                            tail.nextAvailable();
                        }
                        listeners.forEach(Runnable::run);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("The event store cannot be read; trying again: {}", e.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
        shutDown();
    }
}
