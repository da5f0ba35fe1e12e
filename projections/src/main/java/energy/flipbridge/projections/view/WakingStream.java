package energy.flipbridge.projections.view;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** A stream that calls back when an event has arrived. */
final class WakingStream implements TrackingEventStream {

    private final TrackingEventStream delegate;
    private final Set<Runnable> listeners;
    private @Nullable Runnable listener;

    WakingStream(TrackingEventStream delegate, Set<Runnable> listeners) {
        this.delegate = delegate;
        this.listeners = listeners;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        listener = callback;
        listeners.add(callback);
        return true;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return delegate.peek();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return delegate.hasNextAvailable(timeout, unit);
    }

    @Override
    public boolean hasNextAvailable() {
        return delegate.hasNextAvailable();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return delegate.nextAvailable();
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        delegate.skipMessagesWithPayloadTypeOf(ignored);
    }

    @Override
    public void close() {
        if (listener != null) {
            listeners.remove(listener);
        }
        delegate.close();
    }
}
