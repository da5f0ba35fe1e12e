package energy.flipbridge.projections.view;

/** How documents are kept from what a view leaves behind that fails in the middle of an event. */
enum Care {
    /** Each change is made to a copy, and an event that fails leaves nothing. */
    EACH_EVENT,
    /**
     * Changes are made in place, which costs half as much; with an event that fails, the documents in memory are of no use
     * any more, and the events since they were last written are folded anew.
     */
    ALL_EVENTS
}
