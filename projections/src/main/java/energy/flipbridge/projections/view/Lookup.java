package energy.flipbridge.projections.view;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bson.Document;

/** Reads documents of a view by their ids, which is the only fast way on every MongoDB. */
public final class Lookup {

    private final Finder finder;

    public Lookup(MongoDatabase database, String view) {
        this(Finder.in(database.getCollection(view)));
    }

    Lookup(Finder finder) {
        this.finder = finder;
    }

    public Optional<Document> one(String id) {
        return Optional.ofNullable(all(List.of(id)).get(id));
    }

    /** @return those that exist, by id */
    public Map<String, Document> all(Collection<String> ids) {
        return without(ids, List.of());
    }

    /** @param fields the fields that are left out */
    public Map<String, Document> without(Collection<String> ids, List<String> fields) {
        Map<String, Document> found = new HashMap<>();
        finder.find(List.copyOf(ids), fields, document -> found.put(document.getString("_id"), document));
        return found;
    }

    public long count(Growing list) {
        return one(list.open()).map(Growing::count).orElse(0L);
    }

    /** @return the items from the first index up to, and without, the second, as far as there are */
    public List<Document> items(Growing list, long from, long to) {
        Optional<Document> open = one(list.open());
        long count = open.map(Growing::count).orElse(0L);
        long end = Math.min(to, count);
        if (from >= end) {
            return List.of();
        }
        long full = count / Growing.PAGE;
        List<String> ids = LongStream.rangeClosed(from / Growing.PAGE, (end - 1) / Growing.PAGE)
                .filter(page -> page < full)
                .mapToObj(list.page())
                .toList();
        Map<String, Document> pages = all(ids);
        List<Document> items = new ArrayList<>();
        for (long index = from; index < end; index++) {
            long page = index / Growing.PAGE;
            Document holder = page < full ? pages.get(list.page().apply(page)) : open.orElseThrow();
            if (holder != null) {
                items.add(Growing.items(holder).get((int) (index % Growing.PAGE)));
            }
        }
        return items;
    }
}
