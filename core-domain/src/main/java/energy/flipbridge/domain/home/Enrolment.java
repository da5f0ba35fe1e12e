package energy.flipbridge.domain.home;

import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import java.time.Instant;
import java.util.List;

/**
 * An enrolment at Flip.
 *
 * @param leaving whether Flip is being asked to end it
 * @param left whether Flip has said that it ended it, so that later news of it are old news
 */
record Enrolment(
        String programId,
        List<String> things,
        EnrolmentStatus status,
        Instant updatedAt,
        boolean leaving,
        boolean left) {

    static Enrolment of(EnrolmentChanged event) {
        return new Enrolment(event.programId(), event.things(), event.status(), event.updatedAt(), false, false);
    }

    boolean isOpen() {
        return !left && status != EnrolmentStatus.UNENROLLED;
    }

    /** Of two with the same time, the first is the one that waits for its review. */
    boolean isOlderThan(RecordEnrolment news) {
        boolean isReviewed = status == EnrolmentStatus.PENDING && news.status() != EnrolmentStatus.PENDING;
        return !left
                && (news.updatedAt().isAfter(updatedAt) || (news.updatedAt().equals(updatedAt) && isReviewed));
    }

    Enrolment changed(EnrolmentChanged event) {
        return new Enrolment(programId, event.things(), event.status(), event.updatedAt(), leaving, left);
    }

    Enrolment leaving(boolean asked) {
        return new Enrolment(programId, things, status, updatedAt, asked, left);
    }

    Enrolment ended() {
        return new Enrolment(programId, things, EnrolmentStatus.UNENROLLED, updatedAt, false, true);
    }
}
