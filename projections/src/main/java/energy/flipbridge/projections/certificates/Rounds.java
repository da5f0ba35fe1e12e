package energy.flipbridge.projections.certificates;

import energy.flipbridge.projections.view.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Whose turn is next, and when each has its turn again. It is asked and told by several threads. */
final class Rounds {

    private record Turn(Instant at, String thing) {}

    private final Duration interval;
    private final Map<String, Turn> turns = new HashMap<>();
    private final TreeSet<Turn> inOrder =
            new TreeSet<>(Comparator.comparing(Turn::at).thenComparing(Turn::thing));

    Rounds(Duration interval) {
        this.interval = interval;
    }

    /** The thing takes part from now on. */
    synchronized void join(String thing, Instant at) {
        if (!turns.containsKey(thing)) {
            put(thing, at);
        }
    }

    /** Its turn is then, whenever it was. */
    synchronized void put(String thing, Instant at) {
        Turn turn = new Turn(at, thing);
        Turn before = turns.put(thing, turn);
        if (before != null) {
            inOrder.remove(before);
        }
        inOrder.add(turn);
    }

    /** @return whose turn it is; the next one is an interval later */
    synchronized Optional<String> take(Instant now) {
        if (inOrder.isEmpty() || inOrder.first().at().isAfter(now)) {
            return Optional.empty();
        }
        String thing = inOrder.first().thing();
        put(thing, now.plus(interval));
        return Optional.of(thing);
    }

    /** Its turn comes again earlier than an interval from now, unless it takes no part any more. */
    synchronized void again(String thing, Instant at) {
        if (turns.containsKey(thing)) {
            put(thing, at);
        }
    }

    synchronized void drop(int partition) {
        turns.keySet().removeIf(thing -> Partitions.of(thing) == partition);
        inOrder.removeIf(turn -> Partitions.of(turn.thing()) == partition);
    }
}
