package energy.flipbridge.projections.errands;

import energy.flipbridge.domain.home.EnrolmentStatus;
import energy.flipbridge.domain.home.HomeEvent;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.ClosingRequested;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.ContactErased;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRefused;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRequested;
import energy.flipbridge.domain.home.HomeEvent.LeavingRefused;
import energy.flipbridge.domain.home.HomeEvent.LeavingRequested;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.projections.errands.Errand.Commission;
import energy.flipbridge.projections.errands.Errand.Enrol;
import energy.flipbridge.projections.errands.Errand.EraseContact;
import energy.flipbridge.projections.errands.Errand.Leave;
import energy.flipbridge.projections.errands.Errand.Remove;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.Values;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;

/** What each event changes in a home's errands; only those of a home that has some are found by their partition. */
final class ErrandFolds {

    private ErrandFolds() {}

    static void fold(Document home, HomeEvent event) {
        switch (event) {
            case CommissioningRequested e -> {
                Whereabouts.requested(home, e);
                add(home, new Commission(e.thing(), e.requestId()));
            }
            case BatteryCommissioned e -> {
                Whereabouts.commissioned(home, e);
                drop(home, commissioning(e.thing()));
            }
            case CommissioningRefused e -> {
                drop(home, commissioning(e.thing()));
                Whereabouts.refused(home, e);
            }
            case EnrolmentRequested e ->
                add(home, new Enrol(e.programId(), e.things(), e.termsVersion(), e.requestId()));
            case EnrolmentRefused e -> drop(home, enrolling(e.programId()));
            case EnrolmentChanged e -> changed(home, e);
            case LeavingRequested e -> leave(home, e.enrolmentId());
            case LeavingRefused e -> drop(home, leaving(e.enrolmentId()));
            case EnrolmentLeft e -> ended(home, e.enrolmentId());
            case ReleaseRequested e -> release(home, e);
            case BatteryRemoved e -> {
                Whereabouts.removed(home, e);
                drop(
                        home,
                        errand -> errand instanceof Remove remove
                                && remove.thing().equals(e.thing()));
            }
            case ClosingRequested _ -> add(home, new EraseContact());
            case ContactErased _ -> drop(home, EraseContact.class::isInstance);
            default -> throw new IllegalArgumentException("asks nothing of Flip: " + event.getClass());
        }
        Values.put(home, "partition", work(home).isEmpty() ? null : Partitions.of(event.siteId()));
    }

    private static void changed(Document home, EnrolmentChanged event) {
        if (!event.status().isLive()) {
            ended(home, event.enrolmentId());
        } else {
            boolean isNew = !enrolments(home).removeIf(of(event.enrolmentId()));
            enrolments(home).add(new Document("id", event.enrolmentId()).append("things", event.things()));
            boolean isReleasing = work(home).stream()
                    .map(Errand::of)
                    .anyMatch(errand -> errand instanceof Remove(String thing, boolean _, String _)
                            && event.things().contains(thing));
            if (isNew && isReleasing) {
                leave(home, event.enrolmentId());
            }
        }
        if (event.status() != EnrolmentStatus.UNENROLLED) {
            drop(home, enrolling(event.programId()));
        }
    }

    /** A request that Flip has not answered is left to be answered: it may have been sent. */
    private static void release(Document home, ReleaseRequested event) {
        String waiting = work(home).stream()
                .map(Errand::of)
                .filter(commissioning(event.thing()))
                .map(errand -> ((Commission) errand).requestId())
                .findFirst()
                .orElse(null);
        if (waiting != null) {
            Whereabouts.unanswered(home, event.thing(), waiting);
        }
        drop(home, commissioning(event.thing()));
        enrolments(home).stream()
                .filter(enrolment -> enrolment.getList("things", String.class).contains(event.thing()))
                .map(enrolment -> enrolment.getString("id"))
                .toList()
                .forEach(id -> leave(home, id));
        add(home, Whereabouts.removal(home, event.thing()));
    }

    private static void leave(Document home, String enrolmentId) {
        List<String> things = enrolments(home).stream()
                .filter(of(enrolmentId))
                .findFirst()
                .map(enrolment -> enrolment.getList("things", String.class))
                .orElse(List.of());
        drop(home, leaving(enrolmentId));
        add(home, new Leave(enrolmentId, things));
    }

    private static void ended(Document home, String enrolmentId) {
        enrolments(home).removeIf(of(enrolmentId));
        drop(home, leaving(enrolmentId));
    }

    private static void add(Document home, Errand errand) {
        work(home).add(errand.document());
    }

    private static void drop(Document home, Predicate<Errand> which) {
        work(home).removeIf(document -> which.test(Errand.of(document)));
    }

    private static Predicate<Errand> commissioning(String thing) {
        return errand -> errand instanceof Commission e && e.thing().equals(thing);
    }

    private static Predicate<Errand> enrolling(String programId) {
        return errand -> errand instanceof Enrol e && e.programId().equals(programId);
    }

    private static Predicate<Errand> leaving(String enrolmentId) {
        return errand -> errand instanceof Leave e && e.enrolmentId().equals(enrolmentId);
    }

    private static Predicate<Document> of(String enrolmentId) {
        return enrolment -> enrolmentId.equals(enrolment.getString("id"));
    }

    private static List<Document> work(Document home) {
        return Values.list(home, "work");
    }

    private static List<Document> enrolments(Document home) {
        return Values.list(home, "enrolments");
    }
}
