package energy.flipbridge.projections.history;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.projections.view.Backwards;
import energy.flipbridge.projections.view.Lookup;
import energy.flipbridge.projections.view.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Answers what happened to a thing. */
public final class HistoryReader {

    private final Lookup things;
    private final Lookup homes;

    public HistoryReader(MongoDatabase database) {
        this.things = new Lookup(database, HistoryView.NAME);
        this.homes = new Lookup(database, HomeHistoryView.NAME);
    }

    /**
     * The newest entries first. Readings that still come in are the newest entry, which grows until something else
     * happens.
     *
     * @throws energy.flipbridge.projections.view.UnknownCursor when the cursor is none of ours
     */
    public Page<HistoryEntry> history(String thing, int limit, @Nullable String cursor) {
        return history(things, thing, limit, cursor);
    }

    /**
     * What happened to a home, the newest first; what its batteries did stands with each of them.
     *
     * @throws energy.flipbridge.projections.view.UnknownCursor when the cursor is none of ours
     */
    public Page<HistoryEntry> homeHistory(String siteId, int limit, @Nullable String cursor) {
        return history(homes, siteId, limit, cursor);
    }

    private static Page<HistoryEntry> history(Lookup lookup, String thing, int limit, @Nullable String cursor) {
        Document head = lookup.one(HistoryView.head(thing)).orElseGet(Document::new);
        long count = HistoryView.count(head);
        boolean isOpen = head.containsKey(ReadingGroup.KEY);
        Backwards range = Backwards.of(isOpen ? count + 1 : count, limit, cursor);
        List<HistoryEntry> entries = new ArrayList<>();
        if (isOpen && range.to() > count && range.from() <= count) {
            entries.add(open(head, thing, count));
        }
        stored(lookup, thing, range.from(), Math.min(range.to(), count))
                .forEach(entry -> entries.add(HistoryEntry.of(entry)));
        return new Page<>(entries, range.next());
    }

    private static List<Document> stored(Lookup lookup, String thing, long from, long to) {
        List<String> ids = LongStream.range(from, to)
                .mapToObj(number -> HistoryView.entry(thing, number))
                .toList()
                .reversed();
        Map<String, Document> found = lookup.all(ids);
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    private static HistoryEntry open(Document head, String thing, long number) {
        Document entry = new Document("n", number);
        entry.putAll(ReadingGroup.entry(head.get(ReadingGroup.KEY, Document.class), thing));
        return HistoryEntry.of(entry);
    }
}
