package energy.flipbridge.projections.history;

import energy.flipbridge.projections.view.Lookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a device's history is made of: its own trail, and those of the homes that it is or was in, of the time when it was
 * there. What tells of the device in a home stands in its own trail already.
 */
final class DeviceTrails {

    private static final Predicate<Document> ANY = _ -> true;

    private final String thing;
    private final Trail own;
    private final List<Residence> residences;
    private final Lookup homes;
    private final Map<String, Trail> homeTrails = new HashMap<>();

    DeviceTrails(Lookup things, Lookup homes, String thing) {
        this.thing = thing;
        this.own = Trail.of(things, thing);
        this.residences = Residence.of(own.head());
        this.homes = homes;
    }

    Trail own() {
        return own;
    }

    HistoryTotals totals() {
        Map<String, Long> events = Head.events(own.head());
        own.open().ifPresent(open -> events.merge(open.getString("event"), 1L, Long::sum));
        List<HistoryTotals.OfHome> ofHomes = residences.stream()
                .map(Residence::siteId)
                .distinct()
                .map(siteId -> new HistoryTotals.OfHome(
                        siteId, Head.events(home(siteId).head())))
                .toList();
        return new HistoryTotals(events, Head.readings(own.head()), ofHomes);
    }

    /** All entries that the filter may let through, on the place's side of it. */
    Walk walk(HistoryFilter filter, Place place, int chunk) {
        boolean backwards = place instanceof Place.Before;
        List<Strand> strands = new ArrayList<>();
        if (own.holdsAny(filter)) {
            strands.add(strand(own, 0, own.size(), filter, place, chunk, ANY));
        }
        for (Residence residence : residences) {
            Trail home = home(residence.siteId());
            if (home.holdsAny(filter)) {
                long last = residence.to() == Long.MAX_VALUE ? home.size() : home.at(residence.to() + 1);
                strands.add(
                        strand(home, first(home, residence), last, filter, place, chunk, entry -> !tellsOfThis(entry)));
            }
        }
        return new Walk(strands, backwards);
    }

    private static Strand strand(
            Trail trail,
            long first,
            long last,
            HistoryFilter filter,
            Place place,
            int chunk,
            Predicate<Document> isWanted) {
        long low = filter.from() == null ? first : Math.max(first, trail.from(filter.from()));
        long high = filter.to() == null ? last : Math.min(last, trail.until(filter.to()));
        return switch (place) {
            case Place.Before(long position) ->
                new Strand(trail, low, Math.min(high, trail.at(position)), true, chunk, isWanted);
            case Place.After(long position) ->
                new Strand(trail, Math.max(low, trail.at(position + 1)), high, false, chunk, isWanted);
        };
    }

    /** A home is opened just before its first battery is mentioned. */
    private static long first(Trail home, Residence residence) {
        long first = home.at(residence.from());
        return first == 1 ? 0 : first;
    }

    private boolean tellsOfThis(Document entry) {
        @Nullable Document detail = entry.get("detail", Document.class);
        return detail != null && thing.equals(detail.get("thing"));
    }

    private Trail home(String siteId) {
        return homeTrails.computeIfAbsent(siteId, id -> Trail.of(homes, id));
    }
}
