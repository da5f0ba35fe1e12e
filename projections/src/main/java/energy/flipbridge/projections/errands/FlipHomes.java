package energy.flipbridge.projections.errands;

import energy.flipbridge.domain.home.EnrolmentStatus;
import energy.flipbridge.domain.home.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the errand worker asks of Flip for a home. Every call blocks, is bounded in time and may be made again after its
 * answer was lost; what Flip did before is then told as if it were done now. For one home, one call is under way at a time.
 */
public interface FlipHomes {

    /**
     * Makes a battery known to Flip, with the details kept under the request's id.
     *
     * @param first whether Flip has no battery of this home yet, and so does not know the site
     */
    CommissionAnswer commission(String siteId, String thing, String requestId, boolean first);

    /** Enrols the home in a programme, with the answers kept under the request's id. */
    EnrolAnswer enrol(
            String siteId, String programId, List<String> things, @Nullable String termsVersion, String requestId);

    /** Ends an enrolment; one that Flip does not have is ended. */
    Answer leave(String siteId, String enrolmentId);

    /**
     * Finds out what Flip has of a battery and its home after a request to commission it that was given up before Flip's
     * answer was known, by comparing it with the details. Nothing is changed at Flip; the details are erased with the
     * answer.
     *
     * @param first whether Flip had no battery of this home, so that the site may be somebody else's too
     * @return a refusal {@code CONFLICT} for what is somebody else's, and {@code DETAILS_LOST} when Flip has something and
     *     whose it is cannot be told any more
     */
    FindAnswer find(String siteId, String thing, String requestId, boolean first);

    /** Takes a battery out of the home, once Flip has answered for all of its readings; one that Flip does not have is out. */
    Answer removeBattery(String siteId, String thing);

    /** Has Flip forget whose home it is; a site that Flip does not have is forgotten. */
    Answer eraseContact(String siteId);

    sealed interface CommissionAnswer permits Commissioned, Refused, Unavailable {}

    /** @param alreadyKnown whether Flip had the battery in this home before */
    record Commissioned(boolean alreadyKnown) implements CommissionAnswer {}

    sealed interface FindAnswer permits Ours, Nothing, Refused, Unavailable {}

    /** Flip has the site as ours, and the battery as ours if it has that. */
    record Ours() implements FindAnswer {}

    record Nothing() implements FindAnswer {}

    sealed interface EnrolAnswer permits Enrolled, Refused, Unavailable {}

    /** @param updatedAt as Flip says; {@code null} when it does not, and then anything that it says later is newer */
    record Enrolled(
            String enrolmentId,
            List<String> things,
            EnrolmentStatus status,
            @Nullable Instant updatedAt) implements EnrolAnswer {}

    sealed interface Answer permits Done, Refused, Unavailable {}

    record Done() implements Answer {}

    /**
     * Flip will never do this as it is asked.
     *
     * @param fields names of those that it does not accept
     */
    record Refused(List<String> fields, Refusal reason) implements CommissionAnswer, FindAnswer, EnrolAnswer, Answer {}

    /**
     * It is tried again.
     *
     * @param cause for the log, without personal data
     * @param retryAfter how long Flip asks to wait; zero when it does not say
     */
    record Unavailable(String cause, Duration retryAfter)
            implements CommissionAnswer, FindAnswer, EnrolAnswer, Answer {}
}
