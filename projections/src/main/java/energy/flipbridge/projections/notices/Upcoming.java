package energy.flipbridge.projections.notices;

import energy.flipbridge.projections.view.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An event of the grid that had not begun when it was last told of.
 *
 * @param things that it takes charge from; {@code null} when its schedule is empty, and it may be any
 * @param reserves percentages that hold for this event, by thing
 */
record Upcoming(
        String id,
        Instant startsAt,
        @Nullable Instant endsAt,
        boolean participating,
        @Nullable List<String> things,
        Map<String, Integer> reserves) {

    /** Flip need not say that an event is over, so the time alone ends what is to be told of it. */
    static final Duration OF_USE = Duration.ofDays(1);

    static Upcoming of(Document document) {
        Map<String, Integer> reserves = new HashMap<>();
        document.getList("reserves", Document.class, List.of())
                .forEach(reserve -> reserves.put(reserve.getString("thing"), reserve.getInteger("percentage")));
        return new Upcoming(
                document.getString("id"),
                Objects.requireNonNull(Values.instant(document, "startsAt")),
                Values.instant(document, "endsAt"),
                document.getBoolean("participating"),
                document.getList("things", String.class),
                Map.copyOf(reserves));
    }

    /** whether it began so long ago that nothing is told or recorded of it any more */
    boolean isPast(Instant now) {
        return !now.isBefore(startsAt.plus(OF_USE));
    }

    boolean discharges(String thing) {
        return things == null || things.contains(thing);
    }
}
