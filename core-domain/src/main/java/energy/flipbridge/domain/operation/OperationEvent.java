package energy.flipbridge.domain.operation;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What staff did to the processors that carry events to views and policies. No view folds it, so that a replay of all is
 * the same before and after; who did it stands in the metadata.
 */
public sealed interface OperationEvent {

    /** the aggregate type under which the events are stored */
    String TYPE = "Operation";

    /** the processor, which has the name of its view */
    String processor();

    /** The stream of all that was done to one processor, numbered from 0 without holes. No command ever loads one. */
    default String streamId() {
        return "operation/" + processor();
    }

    /**
     * A view is to be folded anew.
     *
     * @param fromPosition after which its events are folded; {@code null} for all of them
     */
    @Revision("1")
    record ReplayRequested(String processor, @Nullable Long fromPosition, String reason, Instant at)
            implements OperationEvent {}

    /**
     * A replay has ended.
     *
     * @param hashBefore of the view that was replaced; {@code null} when none was
     * @param hashAfter of the view that took its place; {@code null} when none did
     */
    @Revision("1")
    record ReplayEnded(
            String processor,
            ReplayEnd end,
            @Nullable String hashBefore,
            @Nullable String hashAfter,
            Instant at) implements OperationEvent {}

    @Revision("1")
    record ProcessorPaused(String processor, String reason, Instant at) implements OperationEvent {}

    @Revision("1")
    record ProcessorResumed(String processor, String reason, Instant at) implements OperationEvent {}
}
