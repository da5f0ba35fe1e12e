package energy.flipbridge.projections.view;

import org.jspecify.annotations.Nullable;

/**
 * A page of a list that is read from its newest item to its oldest. The cursor is the index at which the page ends, so
 * that items that arrive meanwhile shift nothing.
 *
 * @param from index of the page's oldest item
 * @param to index after the page's newest item
 */
public record Backwards(long from, long to) {

    /** @throws UnknownCursor when the cursor is none of ours */
    public static Backwards of(long count, int limit, @Nullable String cursor) {
        long to = cursor == null ? count : Math.min(count, parse(cursor));
        return new Backwards(Math.max(0, to - limit), to);
    }

    public @Nullable String next() {
        return from == 0 ? null : Long.toString(from);
    }

    private static long parse(String cursor) {
        if (!cursor.matches("\\d{1,18}")) {
            throw new UnknownCursor();
        }
        return Long.parseLong(cursor);
    }
}
