package energy.flipbridge.domain.forwarding;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The forwarding of readings to Flip, one stream for each batch: a batch that has started and has no answer is sent again
 * with the same bytes, so that a crash repeats at most the one batch whose answer was lost.
 */
public sealed interface ForwardingEvent {

    /** the aggregate type under which the events are stored */
    String TYPE = "Forwarding";

    String batchId();

    int partition();

    /**
     * A reading by the key that its event carries.
     *
     * @param chunk the view document that holds it until Flip has it
     */
    record ReadingRef(String thing, String key, String chunk) {}

    /** @param readings exactly what is sent, in order; at most 1,000 (Flip: telemetry page) */
    @Revision("1")
    record ForwardingStarted(String batchId, int partition, Instant at, List<ReadingRef> readings)
            implements ForwardingEvent {}

    /**
     * Flip answered.
     *
     * @param failures the readings that Flip refused, by their index in the batch; all others were accepted
     */
    @Revision("1")
    record ReadingsForwarded(String batchId, int partition, Instant at, int accepted, List<Failure> failures)
            implements ForwardingEvent {}

    /** @param message Flip's words */
    record Failure(int index, String message) {}
}
