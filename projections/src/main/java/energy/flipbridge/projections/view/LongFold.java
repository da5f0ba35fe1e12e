package energy.flipbridge.projections.view;

import java.util.List;

/**
 * Folds batch after batch and writes now and then: a document that many events change is written once for all of them, and
 * one that changed lately is not fetched anew. Nobody else may write to the collection.
 */
public final class LongFold {

    private final Folding folding;
    private final Documents documents;

    private LongFold(Folding folding, Care care) {
        this.folding = folding;
        this.documents = new Documents(folding.collection(), care);
    }

    /** Throws {@link FoldFailure} at an event that the view cannot fold. */
    public static LongFold of(Folding folding) {
        return new LongFold(folding, Care.ALL_EVENTS);
    }

    /** Puts aside what the view cannot fold. */
    public static LongFold withCare(Folding folding) {
        return new LongFold(folding, Care.EACH_EVENT);
    }

    public View view() {
        return folding.view();
    }

    /** The documents stay in memory. */
    public void fold(List<ViewEvent> events) {
        folding.fold(events, documents);
    }

    /** how many documents are in memory */
    public int held() {
        return documents.held();
    }

    /** @param after those that changed after the position are kept for the next events */
    public void write(long after) {
        documents.write();
        documents.forget(after);
    }
}
