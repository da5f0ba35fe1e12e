package energy.flipbridge.projections.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a history, the newest entry first. With a filter it may hold fewer entries than were asked for, or none, and
 * still have more before or after it.
 *
 * @param next where older entries are; {@code null} when there are none
 * @param previous where newer entries are or will be
 * @param totals of the whole history, whatever the filter
 */
public record HistoryPage(
        List<HistoryEntry> items, @Nullable String next, String previous, HistoryTotals totals) {

    public HistoryPage {
        items = List.copyOf(items);
    }
}
