package energy.flipbridge.projections.errands;

import java.util.List;
import org.bson.Document;

/**
 * What Flip is to be asked for one home, in the order of asking.
 *
 * @param isKnownToFlip whether Flip has had a battery of the home, and so knows the site
 * @param isContactAtFlip whether Flip may know whose home it is; one that was never told must not be asked to forget it,
 *     as it may have the site as somebody else's
 */
public record Errands(String siteId, boolean isKnownToFlip, boolean isContactAtFlip, List<Errand> work) {

    public Errands {
        work = List.copyOf(work);
    }

    static Errands of(Document document) {
        return new Errands(
                document.getString("_id"),
                document.getBoolean("known", false),
                Whereabouts.isContactAtFlip(document),
                document.getList("work", Document.class, List.of()).stream()
                        .map(Errand::of)
                        .toList());
    }

    boolean isWaiting(Errand errand) {
        return work.stream().anyMatch(errand::waitsFor);
    }
}
