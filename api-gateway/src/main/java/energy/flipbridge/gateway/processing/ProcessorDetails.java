package energy.flipbridge.gateway.processing;

import energy.flipbridge.projections.replay.Pause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A processor, on all nodes together.
 *
 * @param isView whether it folds a view; otherwise it runs the policies
 * @param position up to which all events are handled; -1 when there is none
 * @param head of the event store
 * @param eventsPerSecond by which the position rose lately
 * @param pause {@code null} unless it is to stand still
 */
public record ProcessorDetails(
        String name,
        boolean isView,
        State state,
        long position,
        long head,
        double eventsPerSecond,
        List<SegmentDetails> segments,
        @Nullable Pause pause) {

    public enum State {
        RUNNING,
        /** stands still because it is to */
        PAUSED,
        /** this node's trouble: an event is tried again and again */
        FAILING,
        /** stands still on this node, and nobody wanted that */
        STOPPED
    }

    /**
     * @param node that holds it; {@code null} when none does
     * @param isHere whether that is this node
     */
    public record SegmentDetails(
            int segment, long position, @Nullable String node, boolean isHere) {}

    /** how many events it is behind */
    public long lag() {
        return Math.max(0, head - position);
    }
}
