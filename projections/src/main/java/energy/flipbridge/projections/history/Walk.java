package energy.flipbridge.projections.history;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;

/** Several strands as one list in the order of all events. */
final class Walk {

    private static final Comparator<Strand> ORDER =
            Comparator.comparingLong(strand -> Trail.position(Objects.requireNonNull(strand.peek())));

    private final List<Strand> strands;
    private final boolean backwards;

    Walk(List<Strand> strands, boolean backwards) {
        this.strands = strands;
        this.backwards = backwards;
    }

    boolean isOver() {
        return strands.stream().allMatch(strand -> strand.peek() == null);
    }

    /** @return the next entry; empty at the end */
    Optional<Document> take() {
        Optional<Strand> next =
                strands.stream().filter(strand -> strand.peek() != null).min(backwards ? ORDER.reversed() : ORDER);
        return next.map(strand -> {
            Document entry = Objects.requireNonNull(strand.peek());
            strand.take();
            return entry;
        });
    }
}
