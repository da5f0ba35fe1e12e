package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.api.TelemetryResponse.Point;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

@Schema(name = "TelemetryOfSeveral", description = "What several batteries measured in one range")
record SeveralTelemetryResponse(
        @UtcMillis Instant from,
        @UtcMillis Instant to,

        @Schema(
                example = "minute",
                allowableValues = {"raw", "minute", "hour", "day"})
        String resolution,

        @Schema(description = "in the order of the question")
        List<SeriesResponse> series) {

    @Schema(name = "TelemetrySeries")
    record SeriesResponse(
            @Schema(example = "garage-battery") String thing,
            @Schema(description = "oldest first") List<Point> items,

            @Schema(description = "times of a minute or more that nothing is known of, oldest first")
            List<Gap> gaps) {

        static SeriesResponse of(String thing, TelemetryRange range, List<Point> points) {
            return new SeriesResponse(thing, points, Gap.between(points, range.from(), range.to()));
        }
    }

    static SeveralTelemetryResponse of(TelemetryRange range, List<SeriesResponse> series) {
        return new SeveralTelemetryResponse(range.from(), range.to(), Parameters.name(range.resolution()), series);
    }
}
