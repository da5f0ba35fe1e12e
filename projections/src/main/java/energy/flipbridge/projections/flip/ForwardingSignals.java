package energy.flipbridge.projections.flip;

/** How the flip view wakes the worker once a batch of events is in the database. */
public interface ForwardingSignals {

    void chunk(int partition, Chunk.Key key);

    void chunkGone(String id);

    /** Flip's answer to a batch is in the view. */
    void settled(int partition, String batchId);
}
