package energy.flipbridge.projections.view;

/** An event cannot be folded, and what others changed in memory is lost with it: they are to be folded with care. */
public final class FoldFailure extends RuntimeException {

    FoldFailure(String view, ViewEvent event, RuntimeException cause) {
        super(view + " cannot fold " + event.id(), cause);
    }
}
