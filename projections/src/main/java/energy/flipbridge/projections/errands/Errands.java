package energy.flipbridge.projections.errands;

import java.util.List;
import org.bson.Document;

/**
 * What Flip is to be asked for one home, in the order of asking.
 *
 * @param isKnownToFlip whether Flip has had a battery of the home, and so knows the site
 */
public record Errands(String siteId, boolean isKnownToFlip, List<Errand> work) {

    public Errands {
        work = List.copyOf(work);
    }

    static Errands of(Document document) {
        return new Errands(
                document.getString("_id"),
                document.getBoolean("known", false),
                document.getList("work", Document.class, List.of()).stream()
                        .map(Errand::of)
                        .toList());
    }

    boolean isWaiting(Errand errand) {
        return work.stream().anyMatch(errand::waitsFor);
    }
}
