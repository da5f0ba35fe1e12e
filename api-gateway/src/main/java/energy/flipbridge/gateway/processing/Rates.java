package energy.flipbridge.gateway.processing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How fast positions rise, by what was seen of them lately. */
final class Rates {

    private static final long LOOKS_BACK = Duration.ofSeconds(30).toNanos();
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private record Look(long nanos, long position) {}

    private final Map<String, Deque<Look>> looks = new HashMap<>();

    /** @param nanos when it was seen, of a clock that never goes back */
    synchronized void seen(String processor, long position, long nanos) {
        Deque<Look> known = looks.computeIfAbsent(processor, _ -> new ArrayDeque<>());
        known.addLast(new Look(nanos, position));
        while (known.size() > 2 && nanos - known.getFirst().nanos() > LOOKS_BACK) {
            known.removeFirst();
        }
    }

    /** @return a second; 0 before it was seen twice */
    synchronized double of(String processor) {
        Deque<Look> known = looks.getOrDefault(processor, new ArrayDeque<>());
        if (known.size() < 2) {
            return 0;
        }
        long nanos = known.getLast().nanos() - known.getFirst().nanos();
        long events = known.getLast().position() - known.getFirst().position();
        return Math.max(0, events * SECOND / Math.max(1, nanos));
    }
}
