package energy.flipbridge.domain.home;

import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A site at Flip, simple enough to be right: it may be asked for the same twice, and writes of what changes. */
final class SiteModel {

    static final String SITE = "site-for-device::garage";

    final Set<String> devices = new HashSet<>();
    boolean hasContact;
    final Map<String, RecordEnrolment> enrolments = new TreeMap<>();
    final List<RecordEnrolment> webhooks = new ArrayList<>();
    private Instant clock = Instant.parse("2026-07-01T12:00:00Z");

    boolean commission(String thing) {
        hasContact = true;
        return !devices.add(thing);
    }

    /** a second request of a programme is answered with the enrolment that there is */
    RecordEnrolment enrol(String programId, List<String> things) {
        return live(programId).orElseGet(() -> {
            String id = "enrolment-%02d".formatted(enrolments.size());
            return put(id, programId, things, EnrolmentStatus.PENDING);
        });
    }

    /** a rejection is for good */
    void change(int which, EnrolmentStatus status) {
        List<RecordEnrolment> open = enrolments.values().stream()
                .filter(enrolment -> enrolment.status().isLive())
                .toList();
        if (!open.isEmpty()) {
            RecordEnrolment one = open.get(which % open.size());
            put(one.enrolmentId(), one.programId(), one.things(), status);
        }
    }

    void leave(String enrolmentId) {
        RecordEnrolment one = enrolments.get(enrolmentId);
        if (one != null && one.status() != EnrolmentStatus.UNENROLLED) {
            put(enrolmentId, one.programId(), one.things(), EnrolmentStatus.UNENROLLED);
        }
    }

    private Optional<RecordEnrolment> live(String programId) {
        return enrolments.values().stream()
                .filter(enrolment ->
                        enrolment.programId().equals(programId) && enrolment.status() != EnrolmentStatus.UNENROLLED)
                .findFirst();
    }

    private RecordEnrolment put(String id, String programId, List<String> things, EnrolmentStatus status) {
        clock = clock.plusMillis(1);
        RecordEnrolment state = new RecordEnrolment(SITE, id, programId, things, status, clock, clock);
        enrolments.put(id, state);
        webhooks.add(state);
        return state;
    }
}
