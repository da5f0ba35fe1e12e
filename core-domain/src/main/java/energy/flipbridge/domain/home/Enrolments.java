package energy.flipbridge.domain.home;

import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRefused;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRequested;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The programmes in which a home takes part or wants to.
 *
 * @param byId by Flip's id of the enrolment
 * @param requests ids of the requests under way, by programme
 */
record Enrolments(Map<String, Enrolment> byId, Map<String, String> requests) {

    static final Enrolments NONE = new Enrolments(Map.of(), Map.of());

    @Nullable
    Enrolment get(String id) {
        return byId.get(id);
    }

    /** whether the home is in the programme, was rejected by it for good, or has asked for it */
    boolean has(String programId) {
        return requests.containsKey(programId)
                || byId.values().stream()
                        .anyMatch(enrolment ->
                                enrolment.isOpen() && enrolment.programId().equals(programId));
    }

    boolean awaits(String programId, String requestId) {
        return requestId.equals(requests.get(programId));
    }

    Enrolments requested(EnrolmentRequested event) {
        Map<String, String> changed = new TreeMap<>(requests);
        changed.put(event.programId(), event.requestId());
        return new Enrolments(byId, changed);
    }

    Enrolments refused(EnrolmentRefused event) {
        return settled(event.programId());
    }

    Enrolments changed(EnrolmentChanged event) {
        Map<String, Enrolment> changed = new TreeMap<>(byId);
        changed.merge(event.enrolmentId(), Enrolment.of(event), (known, _) -> known.changed(event));
        Enrolments after = new Enrolments(changed, requests);
        return event.status() == EnrolmentStatus.UNENROLLED ? after : after.settled(event.programId());
    }

    Enrolments leaving(String id, boolean asked) {
        return with(id, enrolment -> enrolment.leaving(asked));
    }

    /** A battery that is given up leaves its programmes, also those that Flip tells of only now. */
    Enrolments without(Predicate<String> isReleasing) {
        Map<String, Enrolment> changed = new TreeMap<>(byId);
        changed.replaceAll((_, enrolment) ->
                enrolment.isOpen() && enrolment.things().stream().anyMatch(isReleasing)
                        ? enrolment.leaving(true)
                        : enrolment);
        return new Enrolments(changed, requests);
    }

    Enrolments left(EnrolmentLeft event) {
        return with(event.enrolmentId(), Enrolment::ended);
    }

    private Enrolments settled(String programId) {
        Map<String, String> changed = new TreeMap<>(requests);
        changed.remove(programId);
        return new Enrolments(byId, changed);
    }

    private Enrolments with(String id, UnaryOperator<Enrolment> change) {
        Map<String, Enrolment> changed = new TreeMap<>(byId);
        changed.computeIfPresent(id, (_, enrolment) -> change.apply(enrolment));
        return new Enrolments(changed, requests);
    }
}
