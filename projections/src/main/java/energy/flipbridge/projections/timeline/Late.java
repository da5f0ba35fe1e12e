package energy.flipbridge.projections.timeline;

import energy.flipbridge.projections.story.Spans;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says what takes longer than it should. */
final class Late {

    /** what the bridge does takes a fraction of this */
    private static final Duration OURS = Duration.ofSeconds(10);

    /** a battery that is connected answers with its next message, after some seconds */
    private static final Duration BATTERYS = Duration.ofMinutes(1);

    private Late() {}

    static @Nullable String ours(Instant since, Instant now, String what) {
        return sentence(OURS, since, now, what);
    }

    static @Nullable String batterys(Instant since, Instant now, String what) {
        return sentence(BATTERYS, since, now, what);
    }

    private static @Nullable String sentence(Duration usual, Instant since, Instant now, String what) {
        Duration taken = Duration.between(since, now);
        return taken.compareTo(usual) > 0 ? what + " for " + Spans.words(taken) : null;
    }
}
