package energy.flipbridge.domain.home;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a home. Each may come twice and late; {@code at} is the moment of asking. */
public sealed interface HomeCommand {

    /** Flip's id of the site */
    String siteId();

    Instant at();

    @TargetAggregateIdentifier
    default String streamId() {
        return HomeAggregate.stream(siteId());
    }

    /** Answered with an {@link Ownership}. */
    record OpenHome(String siteId, String owner, Instant at) implements HomeCommand {}

    /** @param requestId of the details that are kept for Flip */
    record RequestCommissioning(String siteId, String thing, String requestId, Instant at) implements HomeCommand {}

    record RecordBatteryCommissioned(String siteId, String thing, String requestId, boolean alreadyKnown, Instant at)
            implements HomeCommand {}

    record RecordCommissioningRefused(
            String siteId, String thing, String requestId, List<String> fields, Refusal reason, Instant at)
            implements HomeCommand {}

    /**
     * @param termsVersion Flip's name for the terms; {@code null} when it gives none
     * @param termsHash of the text that was agreed to; {@code null} when the programme has no terms
     * @param requestId of the answers that are kept for Flip
     */
    record RequestEnrolment(
            String siteId,
            String programId,
            List<String> things,
            @Nullable String termsVersion,
            @Nullable String termsHash,
            String requestId,
            Instant at)
            implements HomeCommand {}

    /** @param updatedAt orders what is known of the enrolment */
    record RecordEnrolment(
            String siteId,
            String enrolmentId,
            String programId,
            List<String> things,
            EnrolmentStatus status,
            Instant updatedAt,
            Instant at)
            implements HomeCommand {}

    record RecordEnrolmentRefused(
            String siteId, String programId, String requestId, List<String> fields, Refusal reason, Instant at)
            implements HomeCommand {}

    record RequestLeaving(String siteId, String enrolmentId, Instant at) implements HomeCommand {}

    record RecordLeft(String siteId, String enrolmentId, Instant at) implements HomeCommand {}

    record RecordLeavingRefused(String siteId, String enrolmentId, Refusal reason, Instant at) implements HomeCommand {}

    /** Flip has taken the homeowner's word. */
    record RecordParticipation(String siteId, String eventId, boolean participating, Instant at)
            implements HomeCommand {}

    /** @param eventId {@code null} when it holds whatever event there is */
    record RecordReserve(
            String siteId, String thing, @Nullable String eventId, int percentage, Instant at) implements HomeCommand {}

    record RecordAddressChange(String siteId, Instant at) implements HomeCommand {}

    record RecordFlipEvent(String siteId, FlipEvent event, Instant at) implements HomeCommand {}

    record ReleaseBattery(String siteId, String thing, Instant at) implements HomeCommand {}

    record RecordBatteryRemoved(String siteId, String thing, Instant at) implements HomeCommand {}

    /** The owner goes: every battery is given up, and nothing new begins here. */
    record CloseHome(String siteId, Instant at) implements HomeCommand {}

    record RecordContactErased(String siteId, Instant at) implements HomeCommand {}

    /** @param about what the notice is about, the same however often it is tried */
    record RecordNotice(String siteId, NoticeKind kind, String about, NoticeOutcome outcome, Instant at)
            implements HomeCommand {}
}
