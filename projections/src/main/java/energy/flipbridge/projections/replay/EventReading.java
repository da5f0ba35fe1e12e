package energy.flipbridge.projections.replay;

import energy.flipbridge.projections.view.Folding;
import energy.flipbridge.projections.view.Positions;
import energy.flipbridge.projections.view.StoredTokens;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Reads events in their order and folds those that a view is to have, partition by partition. */
record EventReading(EventSource events, Folding folding, int batchSize, Pace pace) {

    private static final int MOST_READ = 10_000;
    private static final int SECONDS_TO_WAIT = 30;

    /** Is told how it goes. */
    interface Progress {

        /** Is asked before each batch, and throws when it is not worth going on. */
        void goOn();

        /** The documents up to there are in the database. */
        void folded(Positions positions);
    }

    void fold(Positions from, Positions limits, Progress progress) {
        if (from.lowest() >= limits.highest()) {
            return;
        }
        List<ViewEvent> batch = new ArrayList<>(batchSize);
        int read = 0;
        long position = from.lowest();
        try (BlockingStream<TrackedEventMessage<?>> stream = events.after(position)) {
            while (position < limits.highest()) {
                TrackedEventMessage<?> message = next(stream, progress);
                position = StoredTokens.positionOf(message.trackingToken());
                pace.read();
                read++;
                if (isWanted(message, position, from, limits)) {
                    batch.add(ViewEvent.of(message));
                }
                if (batch.size() == batchSize || read == MOST_READ || position >= limits.highest()) {
                    progress.goOn();
                    folding.fold(batch);
                    progress.folded(from.after(position, limits));
                    batch.clear();
                    read = 0;
                }
            }
        }
    }

    private boolean isWanted(TrackedEventMessage<?> message, long position, Positions from, Positions limits) {
        if (!folding.folds(message)) {
            return false;
        }
        OptionalInt partition = folding.view().partition(message.getPayload());
        return partition.isPresent()
                && position > from.at(partition.getAsInt())
                && position <= limits.at(partition.getAsInt());
    }

    private static TrackedEventMessage<?> next(BlockingStream<TrackedEventMessage<?>> stream, Progress progress) {
        try {
            for (int waited = 0; waited < SECONDS_TO_WAIT; waited++) {
                if (stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
                    return stream.nextAvailable();
                }
                progress.goOn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayGivenUp("this node stops");
        }
        throw new ReplayFailure("The event store has no more events, though the view holds later ones. It was "
                + "restored from an older copy: restore the views from before that as well.");
    }
}
