package energy.flipbridge.domain.operation;

/** How the replay of a view ended. */
public enum ReplayEnd {
    /** the documents that it folded are the view now */
    DONE,
    /** the view is as it was */
    FAILED,
    /** the view is as it was */
    CANCELED
}
