package energy.flipbridge.projections.view;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A read model: a pure function from events to documents. It reads no clock and has no effect outside its documents, so
 * that a replay has none either and ends in the same documents. Every document id is computed from the event, which makes
 * reading a lookup and writing idempotent.
 */
public interface View {

    /** names the collection, the processor and its tokens */
    String name();

    /** the event classes, or the interfaces above them, that the view folds */
    Set<Class<?>> events();

    /** the ids of the documents that {@link #apply} will fold, so that a batch fetches them together */
    Collection<String> reads(ViewEvent event);

    void apply(ViewEvent event, Documents documents);

    /** the one partition whose segment folds the event; all events that change one document have the same */
    default OptionalInt partition(Object payload) {
        return Partitions.of(payload);
    }

    /**
     * The batch is in the database. Workers are told here what became due; it is called while replaying too, when no
     * worker listens.
     */
    default void written(List<ViewEvent> events, Documents documents) {}

    /** Who waits for this view, and so whose threads fold it. */
    default Urgency urgency() {
        return Urgency.PEOPLE;
    }

    /** Views of one urgency share threads, so that no view waits behind one that may wait longer. */
    enum Urgency {
        /** a command to a battery, or its outcome for Flip */
        COMMAND,
        /** what else Flip is told, within minutes */
        FLIP,
        /** those who look at a page */
        PEOPLE
    }
}
