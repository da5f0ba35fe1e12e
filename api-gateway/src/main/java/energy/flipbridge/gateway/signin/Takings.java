package energy.flipbridge.gateway.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * When something limited was done, as far as its limits look back.
 *
 * @param times in their order
 */
record Takings(List<Instant> times) {

    /** How long to wait until it may be done again; zero when it may be done now. */
    Duration wait(List<Limit> limits, Instant now) {
        return limits.stream()
                .map(limit -> wait(limit, now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private Duration wait(Limit limit, Instant now) {
        List<Instant> recent = since(now.minus(limit.within()));
        return recent.size() < limit.times()
                ? Duration.ZERO
                : Duration.between(
                        now, recent.get(recent.size() - limit.times()).plus(limit.within()));
    }

    Takings and(Instant now, List<Limit> limits) {
        Duration longest = limits.stream()
                .map(Limit::within)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new Takings(Stream.concat(since(now.minus(longest)).stream(), Stream.of(now))
                .toList());
    }

    private List<Instant> since(Instant start) {
        return times.stream().filter(time -> time.isAfter(start)).toList();
    }
}
