package energy.flipbridge.gateway.api;

import energy.flipbridge.gateway.api.TelemetryResponse.Point;
import energy.flipbridge.projections.telemetry.Resolution;
import energy.flipbridge.projections.telemetry.TelemetryReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which readings are asked for, and how finely; bounded, so that one question cannot keep the database busy. */
public record TelemetryRange(Instant from, Instant to, Resolution resolution) {

    private static final Duration USUAL = Duration.ofHours(1);

    /** @throws energy.flipbridge.gateway.web.ProblemException when a parameter is wrong or the range too long for the resolution */
    static TelemetryRange of(
            @Nullable String fromText,
            @Nullable String toText,
            @Nullable String resolutionText,
            Instant now,
            int batteries) {
        Parameters parameters = new Parameters();
        Instant to = parameters.time("to", toText).orElse(now.truncatedTo(ChronoUnit.MILLIS));
        Instant from = parameters.time("from", fromText).orElse(to.minus(USUAL));
        Duration length = Duration.between(from, to);
        Resolution resolution = parameters.resolution(resolutionText).orElseGet(() -> Resolution.suitedTo(length));
        parameters.check();
        Duration longest = resolution.longest().dividedBy(batteries);
        if (!from.isBefore(to)) {
            parameters.wrong("from", "must be before to");
        } else if (length.compareTo(longest) > 0) {
            parameters.wrong(
                    "from",
                    "must be at most " + words(longest) + " before to at the resolution " + Parameters.name(resolution)
                            + "; ask for a shorter range or a coarser resolution");
        }
        parameters.check();
        return new TelemetryRange(from, to, resolution);
    }

    /**
     * Blocks.
     *
     * @param since not before the range's beginning
     * @return what the thing measured in the range from then on, oldest first
     */
    public List<Point> points(TelemetryReader telemetry, String thing, Instant since) {
        return resolution == Resolution.RAW
                ? telemetry.readings(thing, since, to).stream().map(Point::of).toList()
                : telemetry.intervals(thing, since, to, resolution).stream()
                        .map(Point::of)
                        .toList();
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 1) {
            return duration.toDays() + " days";
        }
        return duration.toHours() > 1 ? duration.toHours() + " hours" : duration.toMinutes() + " minutes";
    }
}
