package energy.flipbridge.projections.homes;

import energy.flipbridge.domain.home.FlipEvent;
import energy.flipbridge.domain.home.FlipEvent.Scheduled;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.ParticipationChanged;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import energy.flipbridge.domain.home.HomeEvent.Told;
import energy.flipbridge.projections.view.Values;
import java.util.List;
import java.util.TreeMap;
import org.bson.Document;

/** What each event changes in the document of an event of the grid. */
final class EventFolds {

    private EventFolds() {}

    static void fold(Document document, HomeEvent happened) {
        switch (happened) {
            case Told e -> {
                document.append("siteId", e.siteId());
                document.putIfAbsent("announcedAt", e.at());
                told(document, e.event());
            }
            case ParticipationChanged e -> document.put("participating", e.participating());
            case ReserveChanged e -> reserve(document, e.thing(), e.percentage());
            default -> throw new IllegalArgumentException("about no event of the grid: " + happened.getClass());
        }
        document.put("changedAt", happened.at());
    }

    private static void told(Document document, FlipEvent event) {
        document.append("eventId", event.eventId())
                .append("programId", event.programId())
                .append("status", event.status().name())
                .append("startsAt", event.startsAt())
                .append("participating", event.participating())
                .append(
                        "schedule",
                        event.schedule().stream().map(EventFolds::item).toList());
        Values.put(document, "endsAt", event.endsAt());
        new TreeMap<>(event.reserves()).forEach((thing, percentage) -> reserve(document, thing, percentage));
    }

    private static Document item(Scheduled scheduled) {
        Document item = new Document("things", scheduled.things())
                .append("mode", scheduled.mode())
                .append("startsAt", scheduled.startsAt())
                .append("preparatory", scheduled.preparatory());
        Values.put(item, "endsAt", scheduled.endsAt());
        return item;
    }

    private static void reserve(Document document, String thing, int percentage) {
        List<Document> reserves = Values.list(document, "reserves");
        reserves.removeIf(reserve -> thing.equals(reserve.getString("thing")));
        reserves.add(new Document("thing", thing).append("percentage", percentage));
    }
}
