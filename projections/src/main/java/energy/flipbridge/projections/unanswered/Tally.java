package energy.flipbridge.projections.unanswered;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** How many commands wait, by how long and why. */
public final class Tally {

    private final Map<Band, Map<Cause, Integer>> counts = new EnumMap<>(Band.class);

    static Tally of(Collection<Unanswered> commands) {
        Tally tally = new Tally();
        commands.forEach(command -> tally.counts
                .computeIfAbsent(command.band(), _ -> new EnumMap<>(Cause.class))
                .merge(command.cause(), 1, Integer::sum));
        return tally;
    }

    public int of(Band band, Cause cause) {
        return counts.getOrDefault(band, Map.of()).getOrDefault(cause, 0);
    }

    public int of(Band band) {
        return counts.getOrDefault(band, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    public int of(Cause cause) {
        return counts.values().stream()
                .mapToInt(causes -> causes.getOrDefault(cause, 0))
                .sum();
    }
}
