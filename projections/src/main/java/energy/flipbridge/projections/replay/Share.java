package energy.flipbridge.projections.replay;

import energy.flipbridge.projections.view.EventTypes;
import energy.flipbridge.projections.view.LongFold;
import energy.flipbridge.projections.view.Positions;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What one view is to have of the events that are read: in each partition those after a position and up to another. */
public final class Share {

    /** Documents are in memory for so many batches of events, or times as many documents as a batch has events. */
    static final int BATCHES = 10;

    private static final int DOCUMENTS = 4;

    private final LongFold folding;
    private final EventTypes types;
    private final Positions from;
    private final Positions limits;
    private final int batchSize;
    private final Progress progress;
    private int unwritten;
    private @Nullable RuntimeException failure;

    /** Is told how it goes. */
    public interface Progress {

        /** So many events more were read. Throws when it is not worth going on. */
        void goOn(int read);

        /** The documents up to there are in the database. */
        void folded(Positions positions);
    }

    /** @param batchSize how many events are read at once */
    public Share(LongFold folding, Positions from, Positions limits, int batchSize, Progress progress) {
        this.folding = folding;
        this.types = EventTypes.of(folding.view());
        this.from = from;
        this.limits = limits;
        this.batchSize = batchSize;
        this.progress = progress;
    }

    View view() {
        return folding.view();
    }

    long begin() {
        return from.lowest();
    }

    long end() {
        return limits.highest();
    }

    boolean isGoingOn() {
        return failure == null;
    }

    /** @throws RuntimeException what kept the view from having its events */
    public void check() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Whatever fails concerns this view alone. */
    void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    void goOn() {
        attempt(() -> progress.goOn(0));
    }

    /** @param before the position before the batch */
    void fold(ReadAhead.Batch batch, long before) {
        attempt(() -> {
            progress.goOn(batch.read());
            List<ViewEvent> wanted = new ArrayList<>(batch.events().size());
            batch.events().stream().filter(this::isWanted).forEach(wanted::add);
            folding.fold(wanted);
            unwritten += batch.read();
            if (isTimeToWrite(batch.position())) {
                folding.write(before);
                progress.folded(from.after(batch.position(), limits));
                unwritten = 0;
            }
        });
    }

    private boolean isTimeToWrite(long position) {
        return position >= limits.highest()
                || unwritten >= BATCHES * batchSize
                || folding.held() >= DOCUMENTS * batchSize;
    }

    private boolean isWanted(ViewEvent event) {
        if (!types.contain(event.payload().getClass())) {
            return false;
        }
        OptionalInt partition = view().partition(event.payload());
        return partition.isPresent()
                && event.position() > from.at(partition.getAsInt())
                && event.position() <= limits.at(partition.getAsInt());
    }
}
