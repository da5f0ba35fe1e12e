package energy.flipbridge.projections.history;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.access.RecordsRead;
import energy.flipbridge.domain.command.CommandEvent.CommandNoted;
import energy.flipbridge.domain.webhook.WebhookReceived;
import energy.flipbridge.projections.view.Backwards;
import energy.flipbridge.projections.view.Lookup;
import energy.flipbridge.projections.view.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Answers what happened to a thing. Readings that still come in are the newest entry, which grows until something else
 * happens.
 */
public final class HistoryReader {

    /** how many entries a page looks at; a filter that lets few through gets shorter pages */
    static final int MOST_LOOKED_AT = 1_000;

    private static final int CHUNK = 100;

    /** what names a command and leaves it as it is */
    private static final Set<String> CHANGES_NOTHING = Stream.of(
                    WebhookReceived.class, CommandNoted.class, RecordsRead.class)
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    private final Lookup things;
    private final Lookup homes;

    public HistoryReader(MongoDatabase database) {
        this.things = new Lookup(database, HistoryView.NAME);
        this.homes = new Lookup(database, HomeHistoryView.NAME);
    }

    /**
     * What happened to a thing and, while it was there, in its homes.
     *
     * @throws energy.flipbridge.projections.view.UnknownCursor when the cursor is none of ours
     */
    public HistoryPage page(String thing, HistoryFilter filter, int limit, @Nullable String cursor) {
        Place place = Place.parse(cursor);
        DeviceTrails trails = trails(thing);
        Walk walk = trails.walk(filter, place, filter.equals(HistoryFilter.NONE) ? Math.min(CHUNK, limit) : CHUNK);
        List<Document> found = new ArrayList<>();
        Optional<Document> newest = Optional.empty();
        Optional<Document> last = Optional.empty();
        for (int looked = 0; looked < MOST_LOOKED_AT && found.size() < limit; looked++) {
            Optional<Document> entry = walk.take();
            if (entry.isEmpty()) {
                break;
            }
            newest = newest.or(() -> entry);
            last = entry;
            entry.filter(filter::matches).ifPresent(found::add);
        }
        List<HistoryEntry> items = found.stream().map(HistoryEntry::of).toList();
        return switch (place) {
            case Place.Before before ->
                new HistoryPage(
                        items,
                        last.filter(_ -> !walk.isOver())
                                .map(entry -> new Place.Before(Trail.position(entry)).toString())
                                .orElse(null),
                        new Place.After(newest(before, newest)).toString(),
                        trails.totals());
            case Place.After after ->
                new HistoryPage(
                        items.reversed(),
                        new Place.Before(after.position() + 1).toString(),
                        new Place.After(last.map(Trail::position).orElse(after.position())).toString(),
                        trails.totals());
        };
    }

    private static long newest(Place.Before before, Optional<Document> newest) {
        return before.equals(Place.NEWEST)
                ? newest.map(Trail::position).orElse(0L)
                : Math.max(0, before.position() - 1);
    }

    /** Hands over all that a page would tell, the oldest first. */
    public void each(String thing, Consumer<HistoryEntry> consumer) {
        Walk walk = trails(thing).walk(HistoryFilter.NONE, new Place.After(-1), CHUNK);
        for (Optional<Document> entry = walk.take(); entry.isPresent(); entry = walk.take()) {
            consumer.accept(HistoryEntry.of(entry.get()));
        }
    }

    /** @return the entry of the event at the position, or of the readings in a row to which the one there belongs */
    public Optional<HistoryEntry> at(String thing, long position) {
        return trails(thing)
                .walk(HistoryFilter.NONE, new Place.After(position - 1), 1)
                .take()
                .filter(entry -> Trail.position(entry) == position || entry.containsKey(ReadingGroup.KEY))
                .map(HistoryEntry::of);
    }

    /** @return the newest entry before the position that changed one of the commands, among those looked at */
    public Optional<HistoryEntry> before(String thing, long position, Collection<String> commands) {
        Walk walk = trails(thing).walk(HistoryFilter.NONE, new Place.Before(position), CHUNK);
        for (int looked = 0; looked < MOST_LOOKED_AT; looked++) {
            Optional<Document> entry = walk.take();
            if (entry.isEmpty()
                    || (!CHANGES_NOTHING.contains(entry.get().getString("event"))
                            && commands.stream().anyMatch(command -> HistoryFilter.isAbout(entry.get(), command)))) {
                return entry.map(HistoryEntry::of);
            }
        }
        return Optional.empty();
    }

    /** What is kept of a thing, as the view has it now. */
    public Recorded recorded(String thing) {
        return Recorded.of(trails(thing).own());
    }

    /**
     * The thing's own entries alone, the newest first.
     *
     * @throws energy.flipbridge.projections.view.UnknownCursor when the cursor is none of ours
     */
    public Page<HistoryEntry> history(String thing, int limit, @Nullable String cursor) {
        return history(Trail.of(things, thing), limit, cursor);
    }

    /**
     * What happened to a home, the newest first; what its batteries did stands with each of them.
     *
     * @throws energy.flipbridge.projections.view.UnknownCursor when the cursor is none of ours
     */
    public Page<HistoryEntry> homeHistory(String siteId, int limit, @Nullable String cursor) {
        return history(Trail.of(homes, siteId), limit, cursor);
    }

    private static Page<HistoryEntry> history(Trail trail, int limit, @Nullable String cursor) {
        Backwards range = Backwards.of(trail.size(), limit, cursor);
        List<HistoryEntry> entries = trail.read(range.from(), range.to()).reversed().stream()
                .map(HistoryEntry::of)
                .toList();
        return new Page<>(entries, range.next());
    }

    private DeviceTrails trails(String thing) {
        return new DeviceTrails(things, homes, thing);
    }
}
