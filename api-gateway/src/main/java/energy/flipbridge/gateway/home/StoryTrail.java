package energy.flipbridge.gateway.home;

import energy.flipbridge.projections.history.HistoryEntry;
import energy.flipbridge.projections.view.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One audit trail, read backwards page by page for the entries that make a story. */
final class StoryTrail {

    record Told(HistoryEntry source, StoryResponse entry) {}

    private final String name;
    private final Function<@Nullable String, Page<HistoryEntry>> pages;
    private final Function<HistoryEntry, Optional<StoryResponse>> words;
    private final Predicate<HistoryEntry> isFirst;
    private final Deque<HistoryEntry> read = new ArrayDeque<>();
    private @Nullable String cursor;
    private @Nullable Told newest;
    private boolean isRead;

    /**
     * @param isFirst with this entry the story begins; older ones are somebody else's
     * @param cursor where the part that is left ends; {@code null} for all of it
     */
    StoryTrail(
            String name,
            Function<@Nullable String, Page<HistoryEntry>> pages,
            Function<HistoryEntry, Optional<StoryResponse>> words,
            Predicate<HistoryEntry> isFirst,
            @Nullable String cursor) {
        this.name = name;
        this.pages = pages;
        this.words = words;
        this.isFirst = isFirst;
        this.cursor = cursor;
    }

    String name() {
        return name;
    }

    /** @return the newest entry that was not taken, which the next call gives again */
    Optional<Told> peek() {
        while (newest == null && fill()) {
            HistoryEntry source = read.getFirst();
            newest = words.apply(source).map(entry -> new Told(source, entry)).orElse(null);
            if (newest == null) {
                drop();
            }
        }
        return Optional.ofNullable(newest);
    }

    /** Goes on to the next entry. */
    void take() {
        newest = null;
        drop();
    }

    private void drop() {
        if (isFirst.test(read.removeFirst())) {
            read.clear();
            isRead = true;
        }
    }

    private boolean fill() {
        while (read.isEmpty() && !isRead) {
            Page<HistoryEntry> page = pages.apply(cursor);
            read.addAll(page.items());
            cursor = page.next();
            isRead = cursor == null;
        }
        return !read.isEmpty();
    }
}
