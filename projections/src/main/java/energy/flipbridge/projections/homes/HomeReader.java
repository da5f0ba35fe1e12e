package energy.flipbridge.projections.homes;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.devices.DeviceDetails;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.view.Backwards;
import energy.flipbridge.projections.view.Growing;
import energy.flipbridge.projections.view.Lookup;
import energy.flipbridge.projections.view.Page;
import energy.flipbridge.projections.view.Partitions;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Answers who has which home, and what happens there. */
public final class HomeReader {

    private final Lookup lookup;
    private final DeviceReader devices;

    public HomeReader(MongoDatabase database) {
        this.lookup = new Lookup(database, HomesView.NAME);
        this.devices = new DeviceReader(database);
    }

    public Optional<HomeDetails> home(String siteId) {
        return lookup.one(HomesView.home(siteId)).map(HomeDetails::of);
    }

    /** Oldest first. */
    public List<HomeDetails> homesOf(String owner) {
        List<String> lists = IntStream.range(0, Partitions.COUNT)
                .mapToObj(partition -> HomesView.owner(partition, owner))
                .toList();
        List<String> ids = lookup.all(lists).values().stream()
                .map(list -> list.getList("siteIds", String.class, List.of()))
                .flatMap(Collection::stream)
                .map(HomesView::home)
                .toList();
        return lookup.all(ids).values().stream()
                .map(HomeDetails::of)
                .sorted(Comparator.comparing(HomeDetails::openedAt).thenComparing(HomeDetails::siteId))
                .toList();
    }

    /** @return the id of the home that the battery is in, or was last asked into */
    public Optional<String> homeOf(String thing) {
        return devices.device(thing).map(DeviceDetails::siteId);
    }

    /**
     * The events announced last come first.
     *
     * @throws energy.flipbridge.projections.view.UnknownCursor when the cursor is none of ours
     */
    public Page<FlipEventDetails> events(String siteId, int limit, @Nullable String cursor) {
        Growing list = HomesView.events(siteId);
        Backwards range = Backwards.of(lookup.count(list), limit, cursor);
        List<String> ids = lookup.items(list, range.from(), range.to()).reversed().stream()
                .map(item -> HomesView.event(siteId, item.getString("eventId")))
                .toList();
        Map<String, Document> found = lookup.all(ids);
        return new Page<>(
                ids.stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .map(FlipEventDetails::of)
                        .toList(),
                range.next());
    }

    public Optional<FlipEventDetails> event(String siteId, String eventId) {
        return lookup.one(HomesView.event(siteId, eventId)).map(FlipEventDetails::of);
    }
}
