package energy.flipbridge.projections.devices;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import energy.flipbridge.projections.view.Growing;
import energy.flipbridge.projections.view.Lookup;
import energy.flipbridge.projections.view.Page;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Answers what the devices are like. */
public final class DeviceReader {

    /** how many names one question looks at for those that match */
    private static final int MOST_SCANNED = 10_000;

    private final MongoCollection<Document> collection;
    private final Lookup lookup;

    public DeviceReader(MongoDatabase database) {
        this.collection = database.getCollection(DevicesView.NAME);
        this.lookup = new Lookup(database, DevicesView.NAME);
    }

    public Optional<DeviceDetails> device(String thing) {
        return device(lookup, thing);
    }

    /** @param documents of the view, wherever they are */
    public static Optional<DeviceDetails> device(Lookup documents, String thing) {
        return documents.one(Values.id(thing)).map(DeviceDetails::of);
    }

    /** @return those of the things that are known, by name */
    public Map<String, DeviceDetails> devices(Collection<String> things) {
        return lookup.all(things.stream().map(Values::id).toList()).values().stream()
                .map(DeviceDetails::of)
                .collect(Collectors.toMap(DeviceDetails::thing, device -> device));
    }

    /** The things that somebody has claimed. Looks at every device, and so is for what is asked rarely. */
    public List<String> claimedBy(String owner) {
        return collection
                .find(Filters.eq("owner", owner))
                .map(DeviceDetails::of)
                .map(DeviceDetails::thing)
                .into(new ArrayList<>());
    }

    /** The things in a home. Looks at every device, and so is for what is asked rarely. */
    public List<String> inHome(String siteId) {
        return collection
                .find(Filters.or(Filters.eq("siteId", siteId), Filters.eq("flipSiteId", siteId)))
                .map(DeviceDetails::of)
                .into(new ArrayList<>())
                .stream()
                .filter(device -> siteId.equals(device.homeId()))
                .map(DeviceDetails::thing)
                .toList();
    }

    /**
     * The devices in the order in which they were first mentioned.
     *
     * @throws energy.flipbridge.projections.view.UnknownCursor when the cursor is none of ours
     */
    public Page<DeviceDetails> devices(int limit, @Nullable String cursor, DeviceSearch search) {
        Merge merge = new Merge(DirectoryCursor.parse(cursor), search.isForAll() ? limit : Growing.PAGE);
        List<DeviceDetails> found = new ArrayList<>();
        String reached = null;
        int scanned = 0;
        while (found.size() < limit && scanned < MOST_SCANNED && merge.hasNext()) {
            List<Passed> passed = merge.next(search.isForAll() ? limit : Growing.PAGE);
            scanned += passed.size();
            Map<String, DeviceDetails> details = devices(
                    passed.stream().map(Passed::thing).filter(search::isNamed).toList());
            for (Passed each : passed) {
                DeviceDetails device = details.get(each.thing());
                if (found.size() < limit) {
                    reached = each.next();
                    if (device != null && search.isFor(device)) {
                        found.add(device);
                    }
                }
            }
        }
        return new Page<>(found, reached);
    }

    /** The things of a partition, in the order in which they were first mentioned. */
    public List<String> things(int partition) {
        return lookup.items(Directory.of(partition), 0, Long.MAX_VALUE).stream()
                .map(item -> item.getString("thing"))
                .toList();
    }

    /** @param next the cursor behind the thing; {@code null} when none follows */
    private record Passed(String thing, @Nullable String next) {}

    /** Runs through the partitions' lists as through one. */
    private final class Merge {

        private final DirectoryCursor place;
        private final int ahead;
        private final List<List<Document>> waiting = new ArrayList<>();
        private final PriorityQueue<Integer> next = new PriorityQueue<>(
                Comparator.comparing((Integer partition) -> first(partition).getLong("since")));

        Merge(DirectoryCursor place, int ahead) {
            this.place = place;
            this.ahead = ahead;
            for (int partition = 0; partition < Partitions.COUNT; partition++) {
                waiting.add(new ArrayList<>());
                fill(partition);
            }
        }

        boolean hasNext() {
            return !next.isEmpty();
        }

        List<Passed> next(int most) {
            List<Passed> passed = new ArrayList<>();
            while (passed.size() < most && hasNext()) {
                int partition = next.remove();
                String thing = waiting.get(partition).removeFirst().getString("thing");
                place.advance(partition);
                fill(partition);
                passed.add(new Passed(thing, hasNext() ? place.toString() : null));
            }
            return passed;
        }

        private void fill(int partition) {
            List<Document> items = waiting.get(partition);
            if (items.isEmpty()) {
                long from = place.at(partition);
                items.addAll(lookup.items(Directory.of(partition), from, from + ahead));
            }
            if (!items.isEmpty()) {
                next.add(partition);
            }
        }

        private Document first(int partition) {
            return waiting.get(partition).getFirst();
        }
    }
}
