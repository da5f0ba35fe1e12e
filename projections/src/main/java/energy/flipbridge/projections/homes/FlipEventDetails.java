package energy.flipbridge.projections.homes;

import static energy.flipbridge.projections.homes.HomeDetails.time;

import energy.flipbridge.domain.home.FlipEvent.Scheduled;
import energy.flipbridge.domain.home.FlipEventStatus;
import energy.flipbridge.projections.view.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An event of the grid in which a home takes part, or may.
 *
 * @param status as Flip said last; a clock may know better
 * @param reserves in percent, only for this event, by thing
 */
public record FlipEventDetails(
        String siteId,
        String eventId,
        String programId,
        FlipEventStatus status,
        Instant startsAt,
        @Nullable Instant endsAt,
        boolean participating,
        List<Scheduled> schedule,
        Map<String, Integer> reserves,
        Instant announcedAt,
        Instant changedAt) {

    static FlipEventDetails of(Document document) {
        return new FlipEventDetails(
                document.getString("siteId"),
                document.getString("eventId"),
                document.getString("programId"),
                FlipEventStatus.valueOf(document.getString("status")),
                time(document, "startsAt"),
                Values.instant(document, "endsAt"),
                document.getBoolean("participating"),
                document.getList("schedule", Document.class).stream()
                        .map(FlipEventDetails::scheduled)
                        .toList(),
                document.getList("reserves", Document.class, List.of()).stream()
                        .collect(Collectors.toMap(
                                reserve -> reserve.getString("thing"), reserve -> reserve.getInteger("percentage"))),
                time(document, "announcedAt"),
                time(document, "changedAt"));
    }

    private static Scheduled scheduled(Document item) {
        return new Scheduled(
                item.getList("things", String.class),
                item.getString("mode"),
                time(item, "startsAt"),
                Values.instant(item, "endsAt"),
                item.getBoolean("preparatory"));
    }
}
