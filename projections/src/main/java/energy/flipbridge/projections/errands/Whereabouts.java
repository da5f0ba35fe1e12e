package energy.flipbridge.projections.errands;

import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.Refusal;
import energy.flipbridge.projections.errands.Errand.Remove;
import energy.flipbridge.projections.view.Values;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;

/**
 * What a home's events tell of what Flip has of it. Flip may have a site and a battery under our ids as somebody else's; it
 * is asked to remove or to forget only what may be ours.
 */
final class Whereabouts {

    private Whereabouts() {}

    /** Also as documents of the former form tell it, where a home has one request without an answer. */
    static boolean isContactAtFlip(Document home) {
        return home.getBoolean("known", false)
                || home.getBoolean("unanswered", false)
                || !home.getList("told", Document.class, List.of()).isEmpty()
                || !home.getList("requests", Document.class, List.of()).isEmpty();
    }

    /** Flip had not answered the request when it was given up, or its details are lost, so that its answer never comes. */
    static void unanswered(Document home, String thing, String requestId) {
        requests(home).removeIf(of(thing));
        requests(home).add(new Document("thing", thing).append("requestId", requestId));
    }

    static void requested(Document home, CommissioningRequested event) {
        refusals(home).removeIf(of(event.thing()));
    }

    static void commissioned(Document home, BatteryCommissioned event) {
        home.put("known", true);
        requests(home).removeIf(of(event.thing()));
    }

    static void refused(Document home, CommissioningRefused event) {
        if (event.reason() == Refusal.DETAILS_LOST) {
            unanswered(home, event.thing(), event.requestId());
            return;
        }
        refusals(home).add(new Document("thing", event.thing()));
        requests(home).removeIf(request -> event.requestId().equals(request.getString("requestId")));
        if (event.reason() == Refusal.CONFLICT) {
            requests(home).removeIf(of(event.thing()));
            told(home).removeIf(of(event.thing()));
        }
    }

    static Remove removal(Document home, String thing) {
        String requestId = requests(home).stream()
                .filter(of(thing))
                .map(request -> request.getString("requestId"))
                .findFirst()
                .orElse(null);
        boolean isRefused = refusals(home).stream().anyMatch(of(thing));
        return new Remove(thing, requestId != null || !isRefused, requestId);
    }

    static void removed(Document home, BatteryRemoved event) {
        refusals(home).removeIf(of(event.thing()));
        if (requests(home).removeIf(of(event.thing()))) {
            told(home).add(new Document("thing", event.thing()));
        }
    }

    private static Predicate<Document> of(String thing) {
        return document -> thing.equals(document.getString("thing"));
    }

    /** those to which Flip's answer is not known, by their thing */
    private static List<Document> requests(Document home) {
        return Values.list(home, "requests");
    }

    /** things that are out, and with which Flip may have come to know whose home it is */
    private static List<Document> told(Document home) {
        return Values.list(home, "told");
    }

    /** things that Flip did not take */
    private static List<Document> refusals(Document home) {
        return Values.list(home, "elsewhere");
    }
}
