package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.api.TelemetryResponse.Point;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

@Schema(name = "TelemetryGap", description = "A time that nothing is known of")
record Gap(@UtcMillis Instant startTime, @UtcMillis Instant endTime) {

    /** Between two readings there is always a moment or two. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** @param points the oldest first */
    static List<Gap> between(List<Point> points, Instant from, Instant to) {
        List<Gap> gaps = new ArrayList<>();
        Instant known = from;
        for (Point point : points) {
            add(gaps, known, point.startTime());
            known = point.endTime().isAfter(known) ? point.endTime() : known;
        }
        add(gaps, known, to);
        return List.copyOf(gaps);
    }

    private static void add(List<Gap> gaps, Instant start, Instant end) {
        if (Duration.between(start, end).compareTo(SHORTEST) >= 0) {
            gaps.add(new Gap(start, end));
        }
    }
}
