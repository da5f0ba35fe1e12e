package energy.flipbridge.projections.parking;

/** What became of support's wish to retry or discard. */
public sealed interface Verdict {

    /** It was carried out; a retry that failed again is parked again. */
    record Done(Parked parked) implements Verdict {}

    /**
     * It cannot be carried out.
     *
     * @param why and what to do instead
     */
    record Refused(String why) implements Verdict {}

    /** Nothing of that id is parked. */
    record Unknown() implements Verdict {}
}
