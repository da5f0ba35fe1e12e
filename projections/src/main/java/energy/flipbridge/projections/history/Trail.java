package energy.flipbridge.projections.history;

import energy.flipbridge.projections.view.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one thing or home, oldest first, by their numbers. Numbers are found by what never falls along them, with
 * a few lookups of several entries each.
 */
final class Trail {

    /** how many entries are looked at together: with 16, five lookups find one among a million */
    private static final int PROBES = 16;

    private static final List<String> LARGE = List.of("detail", "before", "after", "summary");

    private final Lookup lookup;
    private final String id;
    private final Document head;
    private final long stored;
    private final @Nullable Document open;

    private Trail(Lookup lookup, String id, Document head) {
        this.lookup = lookup;
        this.id = id;
        this.head = head;
        this.stored = Head.count(head);
        this.open = head.get(ReadingGroup.KEY) instanceof Document group
                ? Head.following(head, stored, ReadingGroup.entry(group, id))
                : null;
    }

    static Trail of(Lookup lookup, String id) {
        return new Trail(lookup, id, lookup.one(Head.id(id)).orElseGet(Document::new));
    }

    static long position(Document entry) {
        return entry.getLong("position");
    }

    Document head() {
        return head;
    }

    /** the readings that still come in, as an entry */
    Optional<Document> open() {
        return Optional.ofNullable(open);
    }

    /** readings that still come in included, which are the last entry */
    long size() {
        return open == null ? stored : stored + 1;
    }

    boolean holdsAny(HistoryFilter filter) {
        return filter.events().isEmpty()
                || filter.events().stream().anyMatch(Head.events(head)::containsKey)
                || (open != null && filter.events().contains(open.getString("event")));
    }

    /** @return the number of the first entry at the position or after it */
    long at(long position) {
        return position == Long.MAX_VALUE ? size() : first(entry -> position(entry) >= position);
    }

    /** @return a number such that no entry before it was recorded at the time or later */
    long from(Instant time) {
        return first(entry -> !Head.reachedAt(entry).isBefore(time));
    }

    /** @return a number such that no entry from it on was recorded before the time */
    long until(Instant time) {
        Duration lateness = open == null ? Head.lateness(head) : Head.latenessWith(head, open);
        return first(entry -> !Head.reachedAt(entry).minus(lateness).isBefore(time));
    }

    /** @return the entries with these numbers, up to and without the second, oldest first */
    List<Document> read(long from, long to) {
        List<Document> entries = new ArrayList<>();
        List<String> ids = LongStream.range(from, Math.min(to, stored))
                .mapToObj(number -> Head.entryId(id, number))
                .toList();
        Map<String, Document> found = lookup.all(ids);
        ids.stream().filter(found::containsKey).map(found::get).forEach(entries::add);
        if (open != null && from <= stored && to > stored) {
            entries.add(open);
        }
        return entries;
    }

    /** @param isReached once it holds of an entry, it holds of all later ones */
    private long first(Predicate<Document> isReached) {
        long low = 0;
        long high = stored;
        while (low < high) {
            long start = low;
            long span = high - low;
            List<Long> numbers = LongStream.range(0, PROBES)
                    .map(probe -> start + probe * span / PROBES)
                    .distinct()
                    .boxed()
                    .toList();
            Map<String, Document> probes = lookup.without(
                    numbers.stream().map(number -> Head.entryId(id, number)).toList(), LARGE);
            for (long number : numbers) {
                Document probe = probes.get(Head.entryId(id, number));
                if (probe != null && isReached.test(probe)) {
                    high = number;
                    break;
                }
                low = number + 1;
            }
        }
        return low < stored || open == null || isReached.test(open) ? low : stored + 1;
    }
}
