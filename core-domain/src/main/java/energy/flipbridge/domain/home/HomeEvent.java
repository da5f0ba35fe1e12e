package energy.flipbridge.domain.home;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happened to a home, which is a site at Flip. Names and addresses are at Flip alone. */
public sealed interface HomeEvent {

    /** Flip's id of the site */
    String siteId();

    Instant at();

    /** An event that concerns one battery of the home. */
    sealed interface OfBattery extends HomeEvent {

        String thing();
    }

    /** What Flip told of an event of the grid. */
    sealed interface Told extends HomeEvent {

        FlipEvent event();
    }

    /** @param owner opaque id of the homeowner */
    @Revision("1")
    record HomeOpened(String siteId, String owner, Instant at) implements HomeEvent {}

    /** @param requestId of the details that are kept for Flip until it has them */
    @Revision("1")
    record CommissioningRequested(String siteId, String thing, String requestId, Instant at) implements OfBattery {}

    /** @param alreadyKnown whether Flip answered that it had the battery in this home before */
    @Revision("1")
    record BatteryCommissioned(String siteId, String thing, boolean alreadyKnown, Instant at) implements OfBattery {}

    /** @param fields names of those that Flip does not accept */
    @Revision("1")
    record CommissioningRefused(
            String siteId, String thing, String requestId, List<String> fields, Refusal reason, Instant at)
            implements OfBattery {}

    /**
     * The homeowner agreed to a programme's terms.
     *
     * @param termsVersion Flip's name for them; {@code null} when it gives none
     * @param termsHash of the text that was shown
     */
    @Revision("1")
    record ConsentGiven(
            String siteId, String programId, @Nullable String termsVersion, String termsHash, Instant at)
            implements HomeEvent {}

    /** @param requestId of the answers that are kept for Flip until it has them */
    @Revision("1")
    record EnrolmentRequested(
            String siteId,
            String programId,
            List<String> things,
            @Nullable String termsVersion,
            String requestId,
            Instant at)
            implements HomeEvent {}

    /** An enrolment is new or has changed at Flip; Flip also makes some by itself. */
    @Revision("1")
    record EnrolmentChanged(
            String siteId,
            String enrolmentId,
            String programId,
            List<String> things,
            EnrolmentStatus status,
            Instant updatedAt,
            Instant at)
            implements HomeEvent {}

    /** @param fields names of those that Flip does not accept */
    @Revision("1")
    record EnrolmentRefused(
            String siteId, String programId, String requestId, List<String> fields, Refusal reason, Instant at)
            implements HomeEvent {}

    @Revision("1")
    record LeavingRequested(String siteId, String enrolmentId, Instant at) implements HomeEvent {}

    /** Flip does not let the home leave the programme. */
    @Revision("1")
    record LeavingRefused(String siteId, String enrolmentId, Refusal reason, Instant at) implements HomeEvent {}

    /** Flip has ended the enrolment; nothing changes it any more. */
    @Revision("1")
    record EnrolmentLeft(String siteId, String enrolmentId, Instant at) implements HomeEvent {}

    /** The homeowner opted out of an event or back in. */
    @Revision("1")
    record ParticipationChanged(String siteId, String eventId, boolean participating, Instant at)
            implements HomeEvent {}

    /** @param eventId the only event for which it holds; {@code null} when it always holds */
    @Revision("1")
    record ReserveChanged(
            String siteId, String thing, @Nullable String eventId, int percentage, Instant at) implements OfBattery {}

    @Revision("1")
    record AddressChanged(String siteId, Instant at) implements HomeEvent {}

    @Revision("1")
    record EventAnnounced(String siteId, FlipEvent event, Instant at) implements Told {}

    @Revision("1")
    record EventChanged(String siteId, FlipEvent event, Instant at) implements Told {}

    /**
     * The owner gives the battery up; it is taken out of its programmes and of the home.
     *
     * @param owner who gives it up, so that nobody else's is released when this is told again later
     */
    @Revision("1")
    record ReleaseRequested(String siteId, String thing, String owner, Instant at) implements OfBattery {}

    /** Flip does not have the battery in this home any more. */
    @Revision("1")
    record BatteryRemoved(String siteId, String thing, String owner, Instant at) implements OfBattery {}

    /**
     * The owner closes the home for good; Flip is to forget whose it is.
     *
     * @param owner who closes it
     */
    @Revision("1")
    record ClosingRequested(String siteId, String owner, Instant at) implements HomeEvent {}

    /** Flip has no name, address or mail address of the home any more. */
    @Revision("1")
    record ContactErased(String siteId, Instant at) implements HomeEvent {}

    /**
     * The homeowner was written to, or will not be about this.
     *
     * @param about id of the event of the grid, or the thing and the day since which it is silent
     */
    @Revision("1")
    record HomeownerNotified(String siteId, NoticeKind kind, String about, NoticeOutcome outcome, Instant at)
            implements HomeEvent {}
}
