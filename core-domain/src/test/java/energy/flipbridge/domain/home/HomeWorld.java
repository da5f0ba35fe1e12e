package energy.flipbridge.domain.home;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.home.HomeCommand.CloseHome;
import energy.flipbridge.domain.home.HomeCommand.OpenHome;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryCommissioned;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryRemoved;
import energy.flipbridge.domain.home.HomeCommand.RecordCommissioningRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordContactErased;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolmentRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordLeft;
import energy.flipbridge.domain.home.HomeCommand.RecordNotice;
import energy.flipbridge.domain.home.HomeCommand.ReleaseBattery;
import energy.flipbridge.domain.home.HomeCommand.RequestCommissioning;
import energy.flipbridge.domain.home.HomeCommand.RequestEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RequestLeaving;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRequested;
import energy.flipbridge.domain.home.HomeModelTest.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A homeowner with several tabs, a home, a worker that dies and repeats itself, and Flip. */
final class HomeWorld {

    private static final String SITE = SiteModel.SITE;
    private static final List<String> THINGS = List.of("garage", "attic");
    private static final List<EnrolmentStatus> REVIEWS = List.of(
            EnrolmentStatus.ACTIVE, EnrolmentStatus.NEEDS_ACTION, EnrolmentStatus.REJECTED, EnrolmentStatus.UNENROLLED);

    final List<HomeEvent> log = new ArrayList<>();
    private final SiteModel flip = new SiteModel();
    /** results and webhooks, which may come again at any time */
    private final List<HomeCommand> sent = new ArrayList<>();

    private Home home = Home.UNKNOWN;
    private Instant now = Instant.parse("2026-07-01T12:00:00Z");
    private int requests;

    HomeWorld() {
        send(new OpenHome(SITE, "homeowner:ada", now));
    }

    void take(Step step) {
        now = now.plusMillis(1);
        int a = step.a();
        int b = step.b();
        String thing = THINGS.get(a % 2);
        switch (step.kind()) {
            case COMMISSION -> send(new RequestCommissioning(SITE, thing, request(), now));
            case ENROL -> {
                List<String> things = b % 3 == 0 ? THINGS : List.of(thing);
                send(new RequestEnrolment(SITE, "program-" + b % 2, things, "v1", "00ff", request(), now));
            }
            case LEAVE -> send(new RequestLeaving(SITE, "enrolment-%02d".formatted(a % 6), now));
            case RELEASE -> send(new ReleaseBattery(SITE, thing, now));
            case CLOSE -> send(new CloseHome(SITE, now));
            case WORK -> work(a, b % 3 == 0, b % 7 == 0);
            case FLIP_DECIDES -> flip.change(a, REVIEWS.get(b % 4));
            case FLIP_ENROLS -> {
                if (!isElsewhere(thing)) {
                    flip.enrol("program-" + b % 2, List.of(thing));
                }
            }
            case WEBHOOK -> deliver(a, b % 4 != 0);
            case NOTICE ->
                send(new RecordNotice(
                        SITE, NoticeKind.values()[a % 3], "about-" + b % 4, NoticeOutcome.values()[b % 5], now));
            case AGAIN -> {
                if (!sent.isEmpty()) {
                    send(sent.get(a % sent.size()));
                }
            }
            case RESTART -> restart();
        }
    }

    /** lets everything arrive, with no more mishaps */
    void comeToRest() {
        for (int round = 0; round < 20; round++) {
            while (!flip.webhooks.isEmpty()) {
                deliver(0, true);
            }
            work(0, false, false);
        }
        restart();
        assertThat(DueModel.of(log)).as("nothing waits").isEmpty();
        if (home.closing().isRequested()) {
            assertThat(home.closing()).isEqualTo(Closing.CONTACT_ERASED);
            assertThat(flip.hasContact).as("contact at Flip").isFalse();
            assertThat(flip.devices).as("batteries at Flip").isEmpty();
        }
        home.batteries().forEach((thing, battery) -> {
            switch (battery.state()) {
                case COMMISSIONED -> assertThat(flip.devices).contains(thing);
                case REMOVED -> assertThat(flip.devices).doesNotContain(thing);
                case REFUSED, ELSEWHERE -> {
                    // Flip may have it from an earlier request whose answer was lost
                }
                case COMMISSIONING, RELEASING, GIVEN_UP -> throw new AssertionError(thing + " is " + battery.state());
            }
        });
        flip.enrolments.forEach((id, enrolment) -> {
            assertThat(home.enrolments().get(id))
                    .as(id)
                    .extracting(Enrolment::status)
                    .isEqualTo(enrolment.status());
            if (enrolment.status().isLive()) {
                assertThat(enrolment.things())
                        .as("batteries in %s", id)
                        .noneMatch(thing -> home.batteries().containsKey(thing)
                                && home.batteries().get(thing).state() == Battery.State.REMOVED
                                && !isFlipsOwn(id, thing));
            }
        });
        List<String> live = flip.enrolments.values().stream()
                .filter(enrolment -> enrolment.status() != EnrolmentStatus.UNENROLLED)
                .map(RecordEnrolment::programId)
                .toList();
        assertThat(live).as("programmes taken part in").doesNotHaveDuplicates();
    }

    /** Flip may enrol a battery that it does not have any more, which nobody can hold against the home */
    private boolean isFlipsOwn(String enrolmentId, String thing) {
        return DueModel.isToldAfterRemoval(log, enrolmentId, thing);
    }

    private void work(int which, boolean answerIsLost, boolean isRefused) {
        List<DueModel.Due> due = DueModel.of(log);
        if (due.isEmpty()) {
            return;
        }
        HomeCommand record = carryOut(due.get(which % due.size()), isRefused);
        if (!answerIsLost) {
            send(record);
        }
    }

    private HomeCommand carryOut(DueModel.Due due, boolean isRefused) {
        return switch (due) {
            case DueModel.Commission(CommissioningRequested asked) ->
                isRefused
                        ? refused(asked)
                        : new RecordBatteryCommissioned(
                                SITE, asked.thing(), asked.requestId(), flip.commission(asked.thing()), now);
            case DueModel.Enrol(EnrolmentRequested asked) -> {
                if (isRefused) {
                    yield new RecordEnrolmentRefused(
                            SITE, asked.programId(), asked.requestId(), List.of(), Refusal.REFUSED, now);
                }
                RecordEnrolment answer = flip.enrol(asked.programId(), asked.things());
                yield new RecordEnrolment(
                        SITE,
                        answer.enrolmentId(),
                        answer.programId(),
                        answer.things(),
                        answer.status(),
                        now.toEpochMilli() % 2 == 0 ? answer.updatedAt() : Instant.EPOCH,
                        now);
            }
            case DueModel.Leave(String enrolmentId) -> {
                flip.leave(enrolmentId);
                yield new RecordLeft(SITE, enrolmentId, now);
            }
            case DueModel.Remove(String thing)
            when isRefused && isAnothers(thing) ->
                new RecordCommissioningRefused(
                        SITE, thing, battery(thing).requestId(), List.of(), Refusal.CONFLICT, now);
            case DueModel.Remove(String thing) -> {
                flip.devices.remove(thing);
                yield new RecordBatteryRemoved(SITE, thing, now);
            }
            case DueModel.EraseContact() -> {
                flip.hasContact = false;
                yield new RecordContactErased(SITE, now);
            }
        };
    }

    /** whether it may turn out that Flip has it as somebody else's, as Flip never took it for this home */
    private boolean isAnothers(String thing) {
        return battery(thing).state() == Battery.State.GIVEN_UP && !flip.devices.contains(thing);
    }

    private Battery battery(String thing) {
        return Objects.requireNonNull(home.batteries().get(thing));
    }

    private boolean isElsewhere(String thing) {
        Battery battery = home.batteries().get(thing);
        return battery != null && battery.isElsewhere();
    }

    private RecordCommissioningRefused refused(CommissioningRequested asked) {
        boolean isHere = flip.devices.contains(asked.thing())
                || flip.enrolments.values().stream()
                        .anyMatch(enrolment -> enrolment.status().isLive()
                                && enrolment.things().contains(asked.thing()));
        return isHere || now.toEpochMilli() % 2 == 0
                ? new RecordCommissioningRefused(
                        SITE, asked.thing(), asked.requestId(), List.of("zip"), Refusal.FIELDS, now)
                : new RecordCommissioningRefused(
                        SITE, asked.thing(), asked.requestId(), List.of(), Refusal.CONFLICT, now);
    }

    private void deliver(int which, boolean isLast) {
        if (!flip.webhooks.isEmpty()) {
            int index = which % flip.webhooks.size();
            send(isLast ? flip.webhooks.remove(index) : flip.webhooks.get(index));
        }
    }

    /** Every command is sent twice: the second changes nothing. */
    private void send(HomeCommand command) {
        if (command.getClass().getSimpleName().startsWith("Record")) {
            sent.add(command);
        }
        for (HomeEvent event : HomeDecisions.decide(home, command)) {
            DueModel.onEvent(log, event);
            log.add(event);
            home = home.evolve(event);
        }
        assertThat(HomeDecisions.decide(home, command))
                .as("the second %s", command)
                .isEmpty();
    }

    private void restart() {
        Home again = Home.UNKNOWN;
        for (HomeEvent event : log) {
            again = again.evolve(event);
        }
        assertThat(again).isEqualTo(home);
    }

    private String request() {
        return "request-" + requests++;
    }
}
