package energy.flipbridge.domain.forwarding;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The forwarding of readings to Flip, one stream for each batch: a batch that has started and has no answer is sent again
 * with the same bytes, so that a crash repeats at most the one batch whose answer was lost. What becomes of a reading
 * that Flip refused has a stream of its own.
 */
public sealed interface ForwardingEvent {

    /** the aggregate type under which the events are stored */
    String TYPE = "Forwarding";

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

    /**
     * Flip refused a batch whole, so that it is sent in parts, which take its place.
     *
     * @param parts in the order of the batch; together they hold all of its readings
     * @param cause Flip's words
     */
    @Revision("1")
    record BatchDivided(String batchId, int partition, Instant at, List<Part> parts, String cause)
            implements ForwardingEvent {}

    /** @param readings how many of the divided batch's readings, following those of the part before */
    record Part(String batchId, int readings) {}

    /**
     * Flip refused a batch of this one reading, for good: it is parked.
     *
     * @param cause Flip's words
     */
    @Revision("1")
    record ReadingRefused(String batchId, int partition, Instant at, ReadingRef reading, String cause)
            implements ForwardingEvent {}

    /** Support had a parked reading sent once more. */
    @Revision("1")
    record ReadingRetried(String thing, String key, int partition, Instant at) implements ForwardingEvent {}

    /** Support decided that Flip never gets a parked reading. */
    @Revision("1")
    record ReadingDiscarded(String thing, String key, int partition, Instant at, String reason)
            implements ForwardingEvent {}
}
