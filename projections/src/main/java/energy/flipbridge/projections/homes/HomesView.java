package energy.flipbridge.projections.homes;

import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.home.HomeEvent.ParticipationChanged;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import energy.flipbridge.domain.home.HomeEvent.Told;
import energy.flipbridge.projections.view.Documents;
import energy.flipbridge.projections.view.Growing;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Each home as it is, the homes of each owner by partition, and the events of the grid for each home. What is about a home
 * is folded in the order of its own events; in which home a thing is stands with the thing.
 */
public final class HomesView implements View {

    public static final String NAME = "homes";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(HomeEvent.class);
    }

    @Override
    public Collection<String> reads(ViewEvent event) {
        HomeEvent happened = (HomeEvent) event.payload();
        String eventId = eventId(happened);
        return switch (happened) {
            case HomeOpened e -> List.of(home(e.siteId()), owner(Partitions.of(e.siteId()), e.owner()));
            case Told e ->
                List.of(
                        event(e.siteId(), e.event().eventId()),
                        events(e.siteId()).open());
            default -> List.of(eventId == null ? home(happened.siteId()) : event(happened.siteId(), eventId));
        };
    }

    @Override
    public void apply(ViewEvent event, Documents documents) {
        HomeEvent happened = (HomeEvent) event.payload();
        String eventId = eventId(happened);
        if (eventId == null) {
            documents.fold(home(happened.siteId()), home -> HomeFolds.fold(home, happened));
        } else {
            String id = event(happened.siteId(), eventId);
            if (happened instanceof Told && documents.get(id).isEmpty()) {
                events(happened.siteId()).add(documents, new Document("eventId", eventId));
            }
            documents.fold(id, document -> EventFolds.fold(document, happened));
        }
        if (happened instanceof HomeOpened opened) {
            documents.fold(owner(Partitions.of(opened.siteId()), opened.owner()), owner -> {
                List<String> siteIds = new ArrayList<>(owner.getList("siteIds", String.class, List.of()));
                siteIds.add(opened.siteId());
                owner.put("siteIds", siteIds);
            });
        }
    }

    static String home(String siteId) {
        return "home/" + siteId;
    }

    /** Homes of one owner may be in several partitions, and only one segment may write a document. */
    static String owner(int partition, String owner) {
        return "owner/" + partition + "/" + owner;
    }

    static String event(String siteId, String eventId) {
        return "event/" + siteId + "/" + eventId;
    }

    static Growing events(String siteId) {
        return new Growing("events/" + siteId, page -> "events/" + siteId + "/" + page);
    }

    /** the event of the grid that it is about, if any */
    private static @Nullable String eventId(HomeEvent happened) {
        return switch (happened) {
            case Told e -> e.event().eventId();
            case ParticipationChanged e -> e.eventId();
            case ReserveChanged e -> e.eventId();
            default -> null;
        };
    }
}
