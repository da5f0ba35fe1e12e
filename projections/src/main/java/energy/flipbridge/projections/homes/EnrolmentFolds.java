package energy.flipbridge.projections.homes;

import static energy.flipbridge.projections.homes.HomeFolds.refusal;

import energy.flipbridge.domain.home.EnrolmentStatus;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRefused;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRequested;
import energy.flipbridge.domain.home.HomeEvent.LeavingRefused;
import energy.flipbridge.domain.home.HomeEvent.LeavingRequested;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.projections.homes.HomeDetails.EnrolmentState;
import energy.flipbridge.projections.view.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;

/** What each event changes in the list of a home's enrolments, which has the newest of each programme. */
final class EnrolmentFolds {

    private static final Set<String> OVER =
            Set.of(EnrolmentState.REFUSED.name(), EnrolmentState.UNENROLLED.name(), EnrolmentState.REJECTED.name());

    private EnrolmentFolds() {}

    static void fold(Document home, HomeEvent event) {
        switch (event) {
            case EnrolmentRequested e -> {
                all(home).removeIf(of(e.programId()));
                all(home)
                        .add(new Document("programId", e.programId())
                                .append("things", e.things())
                                .append("state", EnrolmentState.REQUESTED.name())
                                .append("requestId", e.requestId())
                                .append("requestedAt", e.at())
                                .append("changedAt", e.at()));
            }
            case EnrolmentChanged e -> changed(home, e);
            case EnrolmentRefused e ->
                find(home, of(e.programId()).and(is(EnrolmentState.REQUESTED)))
                        .ifPresent(enrolment -> enrolment
                                .append("state", EnrolmentState.REFUSED.name())
                                .append("refusal", refusal(e.reason(), e.fields()))
                                .append("changedAt", e.at()));
            case LeavingRequested e ->
                find(home, has(e.enrolmentId())).ifPresent(enrolment -> {
                    enrolment.append("leaving", true).append("changedAt", e.at());
                    enrolment.remove("refusal");
                });
            case LeavingRefused e ->
                find(home, has(e.enrolmentId())).ifPresent(enrolment -> {
                    enrolment.append("refusal", refusal(e.reason(), List.of())).append("changedAt", e.at());
                    enrolment.remove("leaving");
                });
            case EnrolmentLeft e ->
                find(home, has(e.enrolmentId())).ifPresent(enrolment -> {
                    enrolment.append("state", EnrolmentState.UNENROLLED.name()).append("changedAt", e.at());
                    enrolment.remove("leaving");
                });
            default -> {
                // tells nothing of enrolments
            }
        }
    }

    /** What holds the battery is left first. */
    static void release(Document home, ReleaseRequested event) {
        all(home).stream()
                .filter(enrolment -> enrolment.containsKey("enrolmentId")
                        && !OVER.contains(enrolment.getString("state"))
                        && enrolment.getList("things", String.class).contains(event.thing()))
                .forEach(enrolment -> enrolment.append("leaving", true).append("changedAt", event.at()));
    }

    private static void changed(Document home, EnrolmentChanged event) {
        boolean isOver = event.status() == EnrolmentStatus.UNENROLLED;
        Optional<Document> known = find(home, has(event.enrolmentId()));
        if (known.isEmpty()) {
            Optional<Document> awaited =
                    isOver ? Optional.empty() : find(home, of(event.programId()).and(is(EnrolmentState.REQUESTED)));
            if (isOver && find(home, of(event.programId())).isPresent()) {
                return;
            }
            Document enrolment = awaited.orElseGet(() -> begun(home, event));
            enrolment.put("enrolmentId", event.enrolmentId());
            if (event.status().isLive()
                    && event.things().stream().anyMatch(thing -> HomeFolds.isReleasing(home, thing))) {
                enrolment.put("leaving", true);
            }
            tell(enrolment, event);
        } else {
            tell(known.get(), event);
        }
    }

    private static Document begun(Document home, EnrolmentChanged event) {
        all(home).removeIf(of(event.programId()).and(enrolment -> OVER.contains(enrolment.getString("state"))));
        Document enrolment = new Document("programId", event.programId()).append("requestedAt", event.at());
        all(home).add(enrolment);
        return enrolment;
    }

    private static void tell(Document enrolment, EnrolmentChanged event) {
        enrolment
                .append("things", event.things())
                .append("state", event.status().name())
                .append("changedAt", event.at());
        if (!event.status().isLive()) {
            enrolment.remove("leaving");
        }
    }

    private static Optional<Document> find(Document home, Predicate<Document> which) {
        return all(home).stream().filter(which).findFirst();
    }

    private static List<Document> all(Document home) {
        return Values.list(home, "enrolments");
    }

    private static Predicate<Document> has(String enrolmentId) {
        return enrolment -> enrolmentId.equals(enrolment.getString("enrolmentId"));
    }

    private static Predicate<Document> of(String programId) {
        return enrolment -> programId.equals(enrolment.getString("programId"));
    }

    private static Predicate<Document> is(EnrolmentState state) {
        return enrolment -> state.name().equals(enrolment.getString("state"));
    }
}
