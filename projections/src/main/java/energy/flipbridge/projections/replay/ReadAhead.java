package energy.flipbridge.projections.replay;

import energy.flipbridge.projections.view.EventTypes;
import energy.flipbridge.projections.view.StoredTokens;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** Reads events and decodes them on a thread of its own, while those before them are folded. */
final class ReadAhead implements AutoCloseable {

    private static final int MOST_BATCHES = 2;
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final BlockingQueue<Read> batches = new ArrayBlockingQueue<>(MOST_BATCHES);
    private final EventSource source;
    private final EventTypes types;
    private final int size;
    private final Thread thread;

    private sealed interface Read {}

    /**
     * @param events those of the types that are wanted
     * @param position of the last event that was read
     * @param read how many, with those that nobody wants
     */
    record Batch(List<ViewEvent> events, long position, int read) implements Read {}

    private record Failed(RuntimeException cause) implements Read {}

    /**
     * @param after the position before the first event
     * @param end the position of the last event, or one before it
     * @param size how many events a batch has at most
     */
    ReadAhead(EventSource source, EventTypes types, long after, long end, int size) {
        this.source = source;
        this.types = types;
        this.size = size;
        this.thread = Thread.ofPlatform().name("replay-reader").daemon().start(() -> readAll(after, end));
    }

    /** @return empty when there was none within a second */
    Optional<Batch> next() {
        return switch (poll()) {
            case Batch batch -> Optional.of(batch);
            case Failed(RuntimeException cause) -> throw cause;
            case null -> Optional.empty();
        };
    }

    private @Nullable Read poll() {
        try {
            return batches.poll(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayGivenUp("this node stops");
        }
    }

    private void readAll(long after, long end) {
        try {
            try (BlockingStream<TrackedEventMessage<?>> stream = source.after(after)) {
                long position = after;
                while (position < end) {
                    Batch batch = read(stream, position, end);
                    batches.put(batch);
                    position = batch.position();
                }
            } catch (RuntimeException e) {
                batches.put(new Failed(e));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the first event, and takes what there is after it. */
    private Batch read(BlockingStream<TrackedEventMessage<?>> stream, long after, long end)
            throws InterruptedException {
        while (!stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
            // until this is closed
        }
        List<ViewEvent> events = new ArrayList<>(size);
        long position = after;
        int read = 0;
        while (read < size && position < end && stream.hasNextAvailable()) {
            TrackedEventMessage<?> message = stream.nextAvailable();
            position = StoredTokens.positionOf(message.trackingToken());
            read++;
            if (types.contain(message.getPayloadType())) {
                events.add(ViewEvent.of(message));
            }
        }
        return new Batch(events, position, read);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
