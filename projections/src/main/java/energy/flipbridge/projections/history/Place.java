package energy.flipbridge.projections.history;

import energy.flipbridge.projections.view.UnknownCursor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page lies: beside a position in the order of all events, which stays the same whatever happens. */
sealed interface Place {

    /** What is older than the position, the newest first. */
    record Before(long position) implements Place {

        @Override
        public String toString() {
            return "before-" + position;
        }
    }

    /** What is newer than the position, the oldest first. */
    record After(long position) implements Place {

        @Override
        public String toString() {
            return "after-" + position;
        }
    }

    Before NEWEST = new Before(Long.MAX_VALUE);

    Pattern FORM = Pattern.compile("(before|after)-(\\d{1,18})");

    /** @throws UnknownCursor when it is none of ours */
    static Place parse(@Nullable String cursor) {
        if (cursor == null) {
            return NEWEST;
        }
        Matcher matcher = FORM.matcher(cursor);
        if (!matcher.matches()) {
            throw new UnknownCursor();
        }
        long position = Long.parseLong(matcher.group(2));
        return matcher.group(1).equals("before") ? new Before(position) : new After(position);
    }
}
