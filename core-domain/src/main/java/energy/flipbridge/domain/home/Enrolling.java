package energy.flipbridge.domain.home;

import static energy.flipbridge.domain.home.HomeDecisions.when;

import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolmentRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordLeavingRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordLeft;
import energy.flipbridge.domain.home.HomeCommand.RequestEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RequestLeaving;
import energy.flipbridge.domain.home.HomeEvent.ConsentGiven;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRefused;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRequested;
import energy.flipbridge.domain.home.HomeEvent.LeavingRefused;
import energy.flipbridge.domain.home.HomeEvent.LeavingRequested;
import java.util.ArrayList;
import java.util.List;

/** A home is in a programme once, and leaves it once. */
final class Enrolling {

    private Enrolling() {}

    static List<HomeEvent> request(Home home, RequestEnrolment command) {
        boolean isPossible =
                !home.closing().isRequested() && !command.things().isEmpty() && home.hasAll(command.things());
        if (!isPossible || home.enrolments().has(command.programId())) {
            return List.of();
        }
        List<HomeEvent> events = new ArrayList<>();
        if (command.termsHash() != null) {
            events.add(new ConsentGiven(
                    command.siteId(), command.programId(), command.termsVersion(), command.termsHash(), command.at()));
        }
        events.add(new EnrolmentRequested(
                command.siteId(),
                command.programId(),
                command.things(),
                command.termsVersion(),
                command.requestId(),
                command.at()));
        return events;
    }

    static List<HomeEvent> record(Enrolments enrolments, RecordEnrolment command) {
        Enrolment known = enrolments.get(command.enrolmentId());
        return when(
                known == null || known.isOlderThan(command),
                new EnrolmentChanged(
                        command.siteId(),
                        command.enrolmentId(),
                        command.programId(),
                        command.things(),
                        command.status(),
                        command.updatedAt(),
                        command.at()));
    }

    static List<HomeEvent> refuse(Enrolments enrolments, RecordEnrolmentRefused command) {
        return when(
                enrolments.awaits(command.programId(), command.requestId()),
                new EnrolmentRefused(
                        command.siteId(),
                        command.programId(),
                        command.requestId(),
                        command.fields(),
                        command.reason(),
                        command.at()));
    }

    static List<HomeEvent> leave(Enrolments enrolments, RequestLeaving command) {
        Enrolment known = enrolments.get(command.enrolmentId());
        return when(
                known != null && known.isOpen() && !known.leaving(),
                new LeavingRequested(command.siteId(), command.enrolmentId(), command.at()));
    }

    static List<HomeEvent> refuse(Enrolments enrolments, RecordLeavingRefused command) {
        Enrolment known = enrolments.get(command.enrolmentId());
        return when(
                known != null && known.isOpen() && known.leaving(),
                new LeavingRefused(command.siteId(), command.enrolmentId(), command.reason(), command.at()));
    }

    /** Also an enrolment that nobody asked to leave: a battery that is given up leaves its programmes. */
    static List<HomeEvent> left(Enrolments enrolments, RecordLeft command) {
        Enrolment known = enrolments.get(command.enrolmentId());
        return when(
                known != null && known.isOpen(),
                new EnrolmentLeft(command.siteId(), command.enrolmentId(), command.at()));
    }
}
