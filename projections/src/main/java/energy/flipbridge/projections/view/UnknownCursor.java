package energy.flipbridge.projections.view;

/** A cursor was handed in that no page of the list has given out. */
public final class UnknownCursor extends RuntimeException {

    public UnknownCursor() {
        super("not a cursor of this list");
    }
}
