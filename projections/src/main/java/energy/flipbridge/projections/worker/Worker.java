package energy.flipbridge.projections.worker;

/**
 * Acts on the outside for the partitions that this node owns. It is given a partition once the view it works from has
 * caught up, and loses it when another node takes over.
 */
public interface Worker {

    /** the name of the view whose segments decide what this node owns */
    String view();

    /** Load what is due for the partition and begin. */
    void gained(int partition);

    /** Forget the partition; what is under way may end. */
    void lost(int partition);

    /**
     * Whether nothing is under way any more for a partition that was lost, and what became of it is in the store. Until then
     * the same node does not gain it again, as it would begin anew with what is not recorded yet.
     */
    default boolean isQuiet(int partition) {
        return true;
    }
}
