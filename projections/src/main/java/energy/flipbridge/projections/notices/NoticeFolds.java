package energy.flipbridge.projections.notices;

import energy.flipbridge.domain.home.FlipEvent;
import energy.flipbridge.domain.home.FlipEvent.Scheduled;
import energy.flipbridge.domain.home.FlipEventStatus;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.home.HomeEvent.HomeownerNotified;
import energy.flipbridge.domain.home.HomeEvent.ParticipationChanged;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import energy.flipbridge.domain.home.HomeEvent.Told;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;

/** What each event changes in a home's notices; only those of a home that may have some due are found by partition. */
final class NoticeFolds {

    /** as many as a home itself remembers */
    private static final int MOST_EVENTS = 200;

    /** of what is about no event that is kept */
    private static final int MOST_TOLD = 100;

    private NoticeFolds() {}

    static void fold(Document home, HomeEvent event) {
        switch (event) {
            case HomeOpened e -> home.put("owner", e.owner());
            case BatteryCommissioned e -> {
                out(home, e.thing());
                Values.list(home, "batteries").add(new Document("thing", e.thing()));
            }
            case ReleaseRequested e -> out(home, e.thing());
            case BatteryRemoved e -> out(home, e.thing());
            case ReserveChanged e -> reserve(home, e);
            case ParticipationChanged e ->
                each(home, "events", "id", e.eventId(), known -> known.put("participating", e.participating()));
            case Told e -> told(home, e.event(), e.at());
            case HomeownerNotified e -> notified(home, e);
            default -> throw new IllegalArgumentException("nothing to tell of: " + event.getClass());
        }
        forget(home, event.at());
        Values.put(
                home, "partition", HomeNotices.of(home).isWaiting(event.at()) ? Partitions.of(event.siteId()) : null);
    }

    private static void out(Document home, String thing) {
        Values.list(home, "batteries").removeIf(battery -> thing.equals(battery.getString("thing")));
    }

    private static void reserve(Document home, ReserveChanged event) {
        if (event.eventId() == null) {
            each(home, "batteries", "thing", event.thing(), battery -> battery.put("reserve", event.percentage()));
        } else {
            each(home, "events", "id", event.eventId(), known -> keep(known, event.thing(), event.percentage()));
        }
    }

    /** Of one that has begun, nothing is told any more. */
    private static void told(Document home, FlipEvent event, Instant at) {
        List<Document> events = Values.list(home, "events");
        events.removeIf(known -> event.eventId().equals(known.getString("id")));
        boolean isToCome = event.startsAt().isAfter(at)
                && event.status() != FlipEventStatus.ACTIVE
                && !event.status().isOver();
        if (isToCome) {
            events.add(document(event));
        }
        if (events.size() > MOST_EVENTS) {
            events.stream()
                    .min(Comparator.comparing(known -> Objects.requireNonNull(Values.instant(known, "startsAt"))))
                    .ifPresent(events::remove);
        }
    }

    private static Document document(FlipEvent event) {
        Document document = new Document("id", event.eventId())
                .append("startsAt", event.startsAt())
                .append("participating", event.participating());
        Values.put(document, "endsAt", event.endsAt());
        if (!event.schedule().isEmpty()) {
            document.put("things", discharged(event.schedule()));
        }
        new TreeMap<>(event.reserves()).forEach((thing, percentage) -> keep(document, thing, percentage));
        return document;
    }

    /** A battery that Flip charges first needs nobody's help. */
    private static List<String> discharged(List<Scheduled> schedule) {
        return things(schedule, "DISCHARGE").stream()
                .filter(thing -> !things(schedule, "CHARGE").contains(thing))
                .toList();
    }

    private static List<String> things(List<Scheduled> schedule, String mode) {
        return schedule.stream()
                .filter(item -> item.mode().equals(mode) && (item.preparatory() || !mode.equals("CHARGE")))
                .flatMap(item -> item.things().stream())
                .distinct()
                .toList();
    }

    private static void keep(Document event, String thing, int percentage) {
        List<Document> reserves = Values.list(event, "reserves");
        reserves.removeIf(reserve -> thing.equals(reserve.getString("thing")));
        reserves.add(new Document("thing", thing).append("percentage", percentage));
    }

    private static void notified(Document home, HomeownerNotified event) {
        List<Document> told = Values.list(home, "told");
        told.add(new Document("kind", event.kind().name())
                .append("about", event.about())
                .append("outcome", event.outcome().name())
                .append("at", event.at()));
    }

    /** What was told of an event stays for as long as the event does, lest it be told once more. */
    private static void forget(Document home, Instant now) {
        List<Document> events = Values.list(home, "events");
        events.removeIf(event -> Upcoming.of(event).isPast(now));
        Set<String> kept = events.stream().map(event -> event.getString("id")).collect(Collectors.toSet());
        List<Document> told = Values.list(home, "told");
        List<Document> others = told.stream()
                .filter(each -> !kept.contains(each.getString("about")))
                .toList();
        told.removeAll(others.subList(0, Math.max(0, others.size() - MOST_TOLD)));
    }

    private static void each(Document home, String list, String key, String id, Consumer<Document> change) {
        Values.list(home, list).stream()
                .filter(document -> id.equals(document.getString(key)))
                .forEach(change);
    }
}
