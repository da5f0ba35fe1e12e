package energy.flipbridge.projections.parking;

import energy.flipbridge.projections.view.UnknownCursor;
import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the list of what is parked: that of its last item. */
public record Place(Instant at, ParkedId id) {

    private static final Pattern FORMAT = Pattern.compile("(\\d{1,15})\\.([a-z]+-[0-9a-f-]{36})");

    static final Comparator<Parked> NEWEST_FIRST =
            Comparator.comparing(Parked::at).thenComparing(Parked::id).reversed();

    static Place of(Parked last) {
        return new Place(last.at(), last.id());
    }

    /** @throws UnknownCursor when the text is no place */
    public static Place parse(String cursor) {
        Matcher matcher = FORMAT.matcher(cursor);
        if (!matcher.matches()) {
            throw new UnknownCursor();
        }
        ParkedId id = ParkedId.parse(matcher.group(2)).orElseThrow(UnknownCursor::new);
        return new Place(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), id);
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + "." + id;
    }
}
