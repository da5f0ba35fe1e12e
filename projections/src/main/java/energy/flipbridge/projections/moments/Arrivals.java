package energy.flipbridge.projections.moments;

import energy.flipbridge.domain.telemetry.TelemetryStream;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The readings of a thing that had arrived last. They lie in a stream for each day of arrival; what came before the newest
 * {@value MOST} of the two newest days with any is not looked at.
 */
final class Arrivals {

    static final int MOST = 2_000;

    private static final int MOST_DAYS = 2;
    private static final int FIRST_SPAN = 4;
    private static final int LONGEST_SPAN = 1_000;

    private final PastEvents events;
    private final String thing;

    Arrivals(PastEvents events, String thing) {
        this.events = events;
        this.thing = thing;
    }

    /** @param first time of arrival before which there is none */
    List<ViewEvent> newest(Place place, Instant first) {
        List<ViewEvent> found = new ArrayList<>();
        LocalDate oldest = day(first);
        // AWS IoT's clock, which tells the day of arrival, may be ahead of that of the store
        LocalDate day = day(place.at()).plusDays(1);
        int days = 0;
        for (int span = FIRST_SPAN; !day.isBefore(oldest) && days < MOST_DAYS; span = LONGEST_SPAN) {
            List<String> streams = streams(day, span, oldest);
            Map<String, Long> beginnings = events.beginnings(streams);
            for (String stream : streams) {
                if (beginnings.getOrDefault(stream, Long.MAX_VALUE) <= place.position()
                        && days < MOST_DAYS
                        && found.size() < MOST) {
                    found.addAll(events.last(stream, place.position(), MOST - found.size()));
                    days++;
                }
            }
            day = day.minusDays(span);
        }
        return found;
    }

    /** @return the newest first */
    private List<String> streams(LocalDate newest, int span, LocalDate oldest) {
        List<String> streams = new ArrayList<>();
        for (LocalDate day = newest; streams.size() < span && !day.isBefore(oldest); day = day.minusDays(1)) {
            streams.add(new TelemetryStream(thing, day).id());
        }
        return streams;
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
