package energy.flipbridge.domain.home;

import static org.assertj.core.api.Assertions.assertThat;

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
import energy.flipbridge.domain.home.HomeEvent.HomeownerNotified;
import energy.flipbridge.domain.home.HomeEvent.LeavingRequested;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What Flip is to be asked for, and what must never be asked, read from the events alone. */
final class DueModel {

    sealed interface Due {}

    record Commission(CommissioningRequested asked) implements Due {}

    record Enrol(EnrolmentRequested asked) implements Due {}

    record Leave(String enrolmentId) implements Due {}

    record Remove(String thing) implements Due {}

    record EraseContact() implements Due {}

    private DueModel() {}

    static List<Due> of(List<HomeEvent> log) {
        List<Due> due = new ArrayList<>();
        List<String> inProgrammes = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            List<HomeEvent> later = log.subList(i + 1, log.size());
            switch (log.get(i)) {
                case CommissioningRequested e when isUnderWay(e, later) -> due.add(new Commission(e));
                case EnrolmentRequested e
                when isUnderWay(e, later) -> {
                    due.add(new Enrol(e));
                    inProgrammes.addAll(e.things());
                }
                case EnrolmentChanged e
                when isNewest(e, later) && isOpen(e, later) -> {
                    boolean isToEnd = log.stream()
                                    .anyMatch(event -> event instanceof LeavingRequested asked
                                            && asked.enrolmentId().equals(e.enrolmentId()))
                            || e.status().isLive() && e.things().stream().anyMatch(thing -> isReleasing(thing, log));
                    if (isToEnd) {
                        due.add(new Leave(e.enrolmentId()));
                        inProgrammes.addAll(e.things());
                    }
                }
                default -> {}
            }
        }
        for (HomeEvent event : log) {
            if (event instanceof ReleaseRequested e
                    && isReleasing(e.thing(), log)
                    && !inProgrammes.contains(e.thing())
                    && !due.contains(new Remove(e.thing()))) {
                due.add(new Remove(e.thing()));
            }
        }
        if (has(log, ClosingRequested.class)
                && !has(log, ContactErased.class)
                && due.stream().noneMatch(one -> one instanceof Commission || one instanceof Enrol)) {
            due.add(new EraseContact());
        }
        return due;
    }

    private static boolean has(List<HomeEvent> log, Class<? extends HomeEvent> type) {
        return log.stream().anyMatch(type::isInstance);
    }

    /**
     * never two commissionings of a battery, and never two enrolments in a programme, at one time; nothing told twice
     */
    static void onEvent(List<HomeEvent> before, HomeEvent event) {
        if (has(before, ClosingRequested.class)) {
            assertThat(event)
                    .as("begun after the home was closed")
                    .isNotInstanceOfAny(ClosingRequested.class, CommissioningRequested.class, EnrolmentRequested.class);
        }
        switch (event) {
            case CommissioningRequested asked ->
                assertThat(last(
                                before,
                                e -> e instanceof HomeEvent.OfBattery one
                                        && one.thing().equals(asked.thing())
                                        && !(e instanceof HomeEvent.ReserveChanged)))
                        .as("a second commissioning of %s", asked.thing())
                        .isNotInstanceOfAny(
                                CommissioningRequested.class, BatteryCommissioned.class, ReleaseRequested.class);
            case EnrolmentRequested asked -> {
                for (int i = 0; i < before.size(); i++) {
                    List<HomeEvent> later = before.subList(i + 1, before.size());
                    boolean isLive = switch (before.get(i)) {
                        case EnrolmentRequested e -> e.programId().equals(asked.programId()) && isUnderWay(e, later);
                        case EnrolmentChanged e ->
                            e.programId().equals(asked.programId()) && isNewest(e, later) && isOpen(e, later);
                        default -> false;
                    };
                    assertThat(isLive)
                            .as("a second enrolment in %s beside %s", asked.programId(), before.get(i))
                            .isFalse();
                }
            }
            case HomeownerNotified told ->
                assertThat(before)
                        .as("a second %s", told)
                        .noneMatch(e -> e instanceof HomeownerNotified other
                                && other.kind() == told.kind()
                                && other.about().equals(told.about()));
            default -> {}
        }
    }

    static boolean isToldAfterRemoval(List<HomeEvent> log, String enrolmentId, String thing) {
        int told = indexOf(
                log,
                e -> e instanceof EnrolmentChanged changed
                        && changed.enrolmentId().equals(enrolmentId));
        int removed = indexOf(
                log, e -> e instanceof BatteryRemoved gone && gone.thing().equals(thing));
        return removed >= 0 && removed < told;
    }

    private static boolean isUnderWay(CommissioningRequested asked, List<HomeEvent> later) {
        return later.stream().noneMatch(event -> switch (event) {
            case BatteryCommissioned e -> e.thing().equals(asked.thing());
            case CommissioningRefused e -> e.thing().equals(asked.thing());
            case ReleaseRequested e -> e.thing().equals(asked.thing());
            default -> false;
        });
    }

    private static boolean isUnderWay(EnrolmentRequested asked, List<HomeEvent> later) {
        return later.stream().noneMatch(event -> switch (event) {
            case EnrolmentRefused e -> e.requestId().equals(asked.requestId());
            case EnrolmentChanged e ->
                e.programId().equals(asked.programId()) && e.status() != EnrolmentStatus.UNENROLLED;
            default -> false;
        });
    }

    private static boolean isNewest(EnrolmentChanged told, List<HomeEvent> later) {
        return later.stream()
                .noneMatch(event ->
                        event instanceof EnrolmentChanged e && e.enrolmentId().equals(told.enrolmentId()));
    }

    private static boolean isOpen(EnrolmentChanged told, List<HomeEvent> later) {
        return told.status() != EnrolmentStatus.UNENROLLED
                && later.stream()
                        .noneMatch(event -> event instanceof EnrolmentLeft e
                                && e.enrolmentId().equals(told.enrolmentId()));
    }

    private static boolean isReleasing(String thing, List<HomeEvent> log) {
        return last(
                        log,
                        e -> e instanceof HomeEvent.OfBattery one
                                && one.thing().equals(thing)
                                && !(e instanceof HomeEvent.ReserveChanged))
                instanceof ReleaseRequested;
    }

    private static Object last(List<HomeEvent> log, Predicate<HomeEvent> which) {
        return log.stream()
                .filter(which)
                .reduce((_, newer) -> newer)
                .<Object>map(e -> e)
                .orElse("nothing");
    }

    private static int indexOf(List<HomeEvent> log, Predicate<HomeEvent> which) {
        for (int i = 0; i < log.size(); i++) {
            if (which.test(log.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
