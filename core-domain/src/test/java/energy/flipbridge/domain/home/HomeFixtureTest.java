package energy.flipbridge.domain.home;

import energy.flipbridge.domain.home.FlipEvent.Scheduled;
import energy.flipbridge.domain.home.HomeCommand.CloseHome;
import energy.flipbridge.domain.home.HomeCommand.OpenHome;
import energy.flipbridge.domain.home.HomeCommand.RecordAddressChange;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryCommissioned;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryRemoved;
import energy.flipbridge.domain.home.HomeCommand.RecordCommissioningRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordContactErased;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolmentRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordFlipEvent;
import energy.flipbridge.domain.home.HomeCommand.RecordLeavingRefused;
import energy.flipbridge.domain.home.HomeCommand.RecordLeft;
import energy.flipbridge.domain.home.HomeCommand.RecordNotice;
import energy.flipbridge.domain.home.HomeCommand.RecordParticipation;
import energy.flipbridge.domain.home.HomeCommand.RecordReserve;
import energy.flipbridge.domain.home.HomeCommand.ReleaseBattery;
import energy.flipbridge.domain.home.HomeCommand.RequestCommissioning;
import energy.flipbridge.domain.home.HomeCommand.RequestEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RequestLeaving;
import energy.flipbridge.domain.home.HomeEvent.AddressChanged;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.ClosingRequested;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRequested;
import energy.flipbridge.domain.home.HomeEvent.ConsentGiven;
import energy.flipbridge.domain.home.HomeEvent.ContactErased;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRefused;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentRequested;
import energy.flipbridge.domain.home.HomeEvent.EventAnnounced;
import energy.flipbridge.domain.home.HomeEvent.EventChanged;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.home.HomeEvent.HomeownerNotified;
import energy.flipbridge.domain.home.HomeEvent.LeavingRefused;
import energy.flipbridge.domain.home.HomeEvent.LeavingRequested;
import energy.flipbridge.domain.home.HomeEvent.ParticipationChanged;
import energy.flipbridge.domain.home.HomeEvent.ReleaseRequested;
import energy.flipbridge.domain.home.HomeEvent.ReserveChanged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HomeFixtureTest {

    private static final String SITE = "site-for-device::garage";
    private static final String THING = "garage";
    private static final String ADA = "homeowner:ada";
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private static final HomeOpened OPENED = new HomeOpened(SITE, ADA, NOON);
    private static final CommissioningRequested REQUESTED = new CommissioningRequested(SITE, THING, "r-1", NOON);
    private static final BatteryCommissioned COMMISSIONED = new BatteryCommissioned(SITE, THING, false, NOON);
    private static final ReleaseRequested RELEASING = new ReleaseRequested(SITE, THING, ADA, NOON);
    private static final BatteryRemoved REMOVED = new BatteryRemoved(SITE, THING, ADA, NOON);
    private static final RequestCommissioning COMMISSION = new RequestCommissioning(SITE, THING, "r-1", NOON);

    private final AggregateTestFixture<HomeAggregate> home = new AggregateTestFixture<>(HomeAggregate.class);

    @Nested
    class Opening {

        @Test
        void givesTheHomeItsOwner() {
            home.givenNoPriorActivity()
                    .when(new OpenHome(SITE, ADA, NOON))
                    .expectResultMessagePayload(Ownership.OPENED)
                    .expectEvents(OPENED);
        }

        @Test
        void twiceChangesNothing() {
            home.given(OPENED)
                    .when(new OpenHome(SITE, ADA, NOON))
                    .expectResultMessagePayload(Ownership.ALREADY_YOURS)
                    .expectNoEvents();
        }

        @Test
        void keepsTheIdForTheFirstOwnerEvenWhenNoBatteryIsLeft() {
            home.given(OPENED, REQUESTED, COMMISSIONED, RELEASING, REMOVED)
                    .when(new OpenHome(SITE, "homeowner:grace", NOON))
                    .expectResultMessagePayload(Ownership.OWNED_BY_ANOTHER)
                    .expectNoEvents();
        }

        @Test
        void nothingElseFollowsForASiteThatNobodyOpened() {
            for (HomeCommand command : List.of(
                    COMMISSION,
                    enrolment("e-1", EnrolmentStatus.ACTIVE, NOON),
                    new RecordFlipEvent(SITE, event(FlipEventStatus.UPCOMING, NOON), NOON),
                    new RecordLeft(SITE, "e-1", NOON),
                    new ReleaseBattery(SITE, THING, NOON),
                    new RecordAddressChange(SITE, NOON),
                    new CloseHome(SITE, NOON),
                    new RecordContactErased(SITE, NOON),
                    new RecordNotice(SITE, NoticeKind.NEW_EVENT, "v-1", NoticeOutcome.SENT, NOON))) {
                var fixture = new AggregateTestFixture<>(HomeAggregate.class);
                // The fixture takes an aggregate without events for a deleted one.
                fixture.setReportIllegalStateChange(false);
                fixture.givenNoPriorActivity()
                        .when(command)
                        .expectSuccessfulHandlerExecution()
                        .expectNoEvents();
            }
        }
    }

    @Nested
    class Commissioning {

        @Test
        void isAskedForOnceAtATime() {
            home.given(OPENED).when(COMMISSION).expectEvents(REQUESTED);
            home.given(OPENED, REQUESTED)
                    .when(new RequestCommissioning(SITE, THING, "r-2", NOON))
                    .expectNoEvents();
            home.given(OPENED, REQUESTED, COMMISSIONED)
                    .when(new RequestCommissioning(SITE, THING, "r-2", NOON))
                    .expectNoEvents();
        }

        @Test
        void endsWithFlipsAnswerToThatRequest() {
            given(REQUESTED)
                    .when(new RecordBatteryCommissioned(SITE, THING, "r-1", true, NOON))
                    .expectEvents(new BatteryCommissioned(SITE, THING, true, NOON));
            given(REQUESTED)
                    .when(new RecordBatteryCommissioned(SITE, THING, "r-0", true, NOON))
                    .expectNoEvents();
            given(REQUESTED, COMMISSIONED)
                    .when(new RecordBatteryCommissioned(SITE, THING, "r-1", true, NOON))
                    .expectNoEvents();
        }

        @Test
        void thatFlipRefusesCanBeAskedForAnew() {
            CommissioningRefused refused =
                    new CommissioningRefused(SITE, THING, "r-1", List.of("zip_code"), Refusal.FIELDS, NOON);
            RecordCommissioningRefused record =
                    new RecordCommissioningRefused(SITE, THING, "r-1", List.of("zip_code"), Refusal.FIELDS, NOON);
            given(REQUESTED).when(record).expectEvents(refused);
            given(REQUESTED, refused).when(record).expectNoEvents();
            given(REQUESTED, refused)
                    .when(new RequestCommissioning(SITE, THING, "r-2", NOON))
                    .expectEvents(new CommissioningRequested(SITE, THING, "r-2", NOON));
        }

        @Test
        void aSecondBatteryIsAskedForWhileTheFirstIsUnderWay() {
            given(REQUESTED)
                    .when(new RequestCommissioning(SITE, "attic", "r-2", NOON))
                    .expectEvents(new CommissioningRequested(SITE, "attic", "r-2", NOON));
        }
    }

    @Nested
    class Releasing {

        @Test
        void takesABatteryOutOnce() {
            given(REQUESTED, COMMISSIONED)
                    .when(new ReleaseBattery(SITE, THING, NOON))
                    .expectEvents(RELEASING);
            given(REQUESTED, COMMISSIONED, RELEASING)
                    .when(new ReleaseBattery(SITE, THING, NOON))
                    .expectNoEvents();
            given(REQUESTED, COMMISSIONED, RELEASING)
                    .when(new RecordBatteryRemoved(SITE, THING, NOON))
                    .expectEvents(REMOVED);
            given(REQUESTED, COMMISSIONED, RELEASING, REMOVED)
                    .when(new RecordBatteryRemoved(SITE, THING, NOON))
                    .expectNoEvents();
        }

        @Test
        void anAnswerToAnEarlierReleaseDoesNotEndThisOne() {
            ReleaseRequested again = new ReleaseRequested(SITE, THING, ADA, NOON.plusSeconds(9));
            given(REQUESTED, COMMISSIONED, RELEASING, REMOVED, REQUESTED, COMMISSIONED, again)
                    .when(new RecordBatteryRemoved(SITE, THING, NOON))
                    .expectNoEvents();
        }

        @Test
        void whatFlipAnswersToAnEarlierRequestDoesNotBringItBack() {
            given(REQUESTED, RELEASING)
                    .when(new RecordBatteryCommissioned(SITE, THING, "r-1", false, NOON))
                    .expectNoEvents();
            given(REQUESTED, RELEASING, REMOVED)
                    .when(new RecordBatteryCommissioned(SITE, THING, "r-1", false, NOON))
                    .expectNoEvents();
        }

        @Test
        void whatFlipRefusedBeforeItWasGivenUpIsOutOnceThatIsKnown() {
            CommissioningRefused elsewhere =
                    new CommissioningRefused(SITE, THING, "r-1", List.of(), Refusal.CONFLICT, NOON);
            RecordCommissioningRefused found =
                    new RecordCommissioningRefused(SITE, THING, "r-1", List.of(), Refusal.CONFLICT, NOON);
            given(REQUESTED, RELEASING).when(found).expectEvents(elsewhere, REMOVED);
            given(REQUESTED, RELEASING, elsewhere, REMOVED).when(found).expectNoEvents();
            given(REQUESTED, RELEASING)
                    .when(new RecordCommissioningRefused(SITE, THING, "r-0", List.of(), Refusal.CONFLICT, NOON))
                    .expectNoEvents();
            given(REQUESTED, COMMISSIONED, RELEASING).when(found).expectNoEvents();
            given(REQUESTED, RELEASING)
                    .when(new RecordCommissioningRefused(SITE, THING, "r-1", List.of(), Refusal.DETAILS_LOST, NOON))
                    .expectNoEvents();
        }

        @Test
        void whatFlipHasInSomebodyElsesHomeIsGivenUpWithoutAskingFlip() {
            CommissioningRefused elsewhere =
                    new CommissioningRefused(SITE, THING, "r-1", List.of(), Refusal.CONFLICT, NOON);
            CommissioningRefused wrong =
                    new CommissioningRefused(SITE, THING, "r-2", List.of("zip"), Refusal.FIELDS, NOON);
            given(REQUESTED, elsewhere)
                    .when(new ReleaseBattery(SITE, THING, NOON))
                    .expectEvents(RELEASING, REMOVED);
            given(REQUESTED, elsewhere, RELEASING, REMOVED)
                    .when(new ReleaseBattery(SITE, THING, NOON))
                    .expectNoEvents();
            given(REQUESTED, elsewhere).when(COMMISSION).expectEvents(REQUESTED);
            given(REQUESTED, elsewhere, new CommissioningRequested(SITE, THING, "r-2", NOON), wrong)
                    .when(new ReleaseBattery(SITE, THING, NOON))
                    .expectEvents(RELEASING);
        }

        @Test
        void aBatteryThatIsNotThereIsNotReleasedAndOneThatWasMayComeBack() {
            given().when(new ReleaseBattery(SITE, THING, NOON)).expectNoEvents();
            given(REQUESTED, COMMISSIONED, RELEASING)
                    .when(new RequestCommissioning(SITE, THING, "r-2", NOON))
                    .expectNoEvents();
            given(REQUESTED, COMMISSIONED, RELEASING, REMOVED)
                    .when(new RequestCommissioning(SITE, THING, "r-2", NOON))
                    .expectEvents(new CommissioningRequested(SITE, THING, "r-2", NOON));
        }
    }

    @Nested
    class Enrolling {

        private final EnrolmentRequested asked = new EnrolmentRequested(SITE, "p-1", List.of(THING), "v1", "r-2", NOON);
        private final EnrolmentChanged pending = changed("e-1", EnrolmentStatus.PENDING, NOON);

        @Test
        void keepsTheConsentToTheTerms() {
            given(REQUESTED, COMMISSIONED)
                    .when(enrol("v1", "00ff"))
                    .expectEvents(new ConsentGiven(SITE, "p-1", "v1", "00ff", NOON), asked);
            given(REQUESTED, COMMISSIONED)
                    .when(enrol(null, null))
                    .expectEvents(new EnrolmentRequested(SITE, "p-1", List.of(THING), null, "r-2", NOON));
        }

        @Test
        void needsBatteriesThatAreThereAndStay() {
            given(REQUESTED).when(enrol("v1", "00ff")).expectNoEvents();
            given(REQUESTED, COMMISSIONED, RELEASING).when(enrol("v1", "00ff")).expectNoEvents();
            given(REQUESTED, COMMISSIONED)
                    .when(new RequestEnrolment(SITE, "p-1", List.of(), null, null, "r-2", NOON))
                    .expectNoEvents();
        }

        @Test
        void isAskedForOnceAtATime() {
            given(REQUESTED, COMMISSIONED, asked).when(enrol("v1", "00ff")).expectNoEvents();
            given(REQUESTED, COMMISSIONED, asked, pending)
                    .when(enrol("v1", "00ff"))
                    .expectNoEvents();
            given(REQUESTED, COMMISSIONED, asked, pending, new EnrolmentLeft(SITE, "e-1", NOON))
                    .when(enrol(null, null))
                    .expectEvents(new EnrolmentRequested(SITE, "p-1", List.of(THING), null, "r-2", NOON));
            given(REQUESTED, COMMISSIONED, changed("e-1", EnrolmentStatus.REJECTED, NOON))
                    .when(enrol(null, null))
                    .expectNoEvents();
        }

        @Test
        void thatFlipRefusesCanBeAskedForAnew() {
            RecordEnrolmentRefused record =
                    new RecordEnrolmentRefused(SITE, "p-1", "r-2", List.of("account_id"), Refusal.FIELDS, NOON);
            EnrolmentRefused refused =
                    new EnrolmentRefused(SITE, "p-1", "r-2", List.of("account_id"), Refusal.FIELDS, NOON);
            given(REQUESTED, COMMISSIONED, asked).when(record).expectEvents(refused);
            given(REQUESTED, COMMISSIONED, asked, refused).when(record).expectNoEvents();
            given(REQUESTED, COMMISSIONED, asked, refused)
                    .when(enrol(null, null))
                    .expectEvents(new EnrolmentRequested(SITE, "p-1", List.of(THING), null, "r-2", NOON));
        }

        @Test
        void followsWhatFlipTellsInTheOrderInWhichItHappened() {
            given(pending)
                    .when(enrolment("e-1", EnrolmentStatus.ACTIVE, NOON.plusMillis(1)))
                    .expectEvents(changed("e-1", EnrolmentStatus.ACTIVE, NOON.plusMillis(1)));
            given(pending).when(enrolment("e-1", EnrolmentStatus.PENDING, NOON)).expectNoEvents();
            given(changed("e-1", EnrolmentStatus.ACTIVE, NOON))
                    .when(enrolment("e-1", EnrolmentStatus.PENDING, NOON.minusMillis(1)))
                    .expectNoEvents();
        }

        @Test
        void ofTwoTellingsAtOneTimeTheReviewComesFirst() {
            given(pending)
                    .when(enrolment("e-1", EnrolmentStatus.ACTIVE, NOON))
                    .expectEvents(changed("e-1", EnrolmentStatus.ACTIVE, NOON));
            given(changed("e-1", EnrolmentStatus.ACTIVE, NOON))
                    .when(enrolment("e-1", EnrolmentStatus.PENDING, NOON))
                    .expectNoEvents();
        }

        @Test
        void oldNewsOfAnEndedEnrolmentDoNotSettleANewRequest() {
            given(
                            REQUESTED,
                            COMMISSIONED,
                            changed("e-1", EnrolmentStatus.UNENROLLED, NOON),
                            asked,
                            changed("e-0", EnrolmentStatus.UNENROLLED, NOON))
                    .when(enrol("v1", "00ff"))
                    .expectNoEvents();
        }

        @Test
        void endsByLeaving() {
            LeavingRequested leaving = new LeavingRequested(SITE, "e-1", NOON);
            EnrolmentLeft left = new EnrolmentLeft(SITE, "e-1", NOON);
            given(pending).when(new RequestLeaving(SITE, "e-1", NOON)).expectEvents(leaving);
            given(pending, leaving).when(new RequestLeaving(SITE, "e-1", NOON)).expectNoEvents();
            given(pending, leaving).when(new RecordLeft(SITE, "e-1", NOON)).expectEvents(left);
            given(pending).when(new RecordLeft(SITE, "e-1", NOON)).expectEvents(left);
            given(pending, leaving, left)
                    .when(new RecordLeft(SITE, "e-1", NOON))
                    .expectNoEvents();
            given(pending, leaving, left)
                    .when(enrolment("e-1", EnrolmentStatus.ACTIVE, NOON.plusSeconds(9)))
                    .expectNoEvents();
            given().when(new RequestLeaving(SITE, "e-1", NOON)).expectNoEvents();
        }

        @Test
        void thatFlipDoesNotEndCanBeAskedForAnew() {
            LeavingRequested leaving = new LeavingRequested(SITE, "e-1", NOON);
            LeavingRefused refused = new LeavingRefused(SITE, "e-1", Refusal.CONFLICT, NOON);
            RecordLeavingRefused record = new RecordLeavingRefused(SITE, "e-1", Refusal.CONFLICT, NOON);
            given(pending, leaving).when(record).expectEvents(refused);
            given(pending, leaving, refused).when(record).expectNoEvents();
            given(pending, leaving, refused)
                    .when(new RequestLeaving(SITE, "e-1", NOON))
                    .expectEvents(leaving);
        }

        @Test
        void thatHoldsABatteryWhichIsGivenUpIsLeftWithoutAsking() {
            RecordLeavingRefused refusal = new RecordLeavingRefused(SITE, "e-1", Refusal.CONFLICT, NOON);
            LeavingRefused refused = new LeavingRefused(SITE, "e-1", Refusal.CONFLICT, NOON);
            given(REQUESTED, COMMISSIONED, pending, RELEASING)
                    .when(new RequestLeaving(SITE, "e-1", NOON))
                    .expectNoEvents();
            given(REQUESTED, COMMISSIONED, asked, RELEASING, pending)
                    .when(refusal)
                    .expectEvents(refused);
            given(REQUESTED, COMMISSIONED, asked, RELEASING, pending, refused)
                    .when(refusal)
                    .expectNoEvents();
        }

        private static RequestEnrolment enrol(@Nullable String version, @Nullable String hash) {
            return new RequestEnrolment(SITE, "p-1", List.of(THING), version, hash, "r-2", NOON);
        }

        private static EnrolmentChanged changed(String id, EnrolmentStatus status, Instant updatedAt) {
            return new EnrolmentChanged(SITE, id, "p-1", List.of(THING), status, updatedAt, NOON);
        }
    }

    @Nested
    class TakingPart {

        private final EventAnnounced announced = new EventAnnounced(SITE, event(FlipEventStatus.UPCOMING, NOON), NOON);

        @Test
        void anEventIsAnnouncedAndThenFollowed() {
            FlipEvent started = event(FlipEventStatus.ACTIVE, NOON.plusMillis(1));
            given().when(new RecordFlipEvent(SITE, announced.event(), NOON)).expectEvents(announced);
            given(announced)
                    .when(new RecordFlipEvent(SITE, announced.event(), NOON))
                    .expectNoEvents();
            given(announced)
                    .when(new RecordFlipEvent(SITE, started, NOON))
                    .expectEvents(new EventChanged(SITE, started, NOON));
            given(announced, new EventChanged(SITE, started, NOON))
                    .when(new RecordFlipEvent(SITE, event(FlipEventStatus.CANCELED, NOON), NOON))
                    .expectNoEvents();
        }

        @Test
        void optingOutIsKeptOnceAndAgainWhenFlipChangedItMeanwhile() {
            RecordParticipation out = new RecordParticipation(SITE, "v-1", false, NOON);
            ParticipationChanged optedOut = new ParticipationChanged(SITE, "v-1", false, NOON);
            EventChanged backIn = new EventChanged(SITE, event(FlipEventStatus.UPCOMING, NOON.plusMillis(1)), NOON);
            given(announced).when(out).expectEvents(optedOut);
            given(announced, optedOut).when(out).expectNoEvents();
            given(announced, optedOut, backIn).when(out).expectEvents(optedOut);
            given().when(out).expectNoEvents();
        }

        @Test
        void aReserveHoldsForABatteryOrForOneEvent() {
            RecordReserve always = new RecordReserve(SITE, THING, null, 30, NOON);
            RecordReserve once = new RecordReserve(SITE, THING, "v-1", 40, NOON);
            ReserveChanged forAll = new ReserveChanged(SITE, THING, null, 30, NOON);
            ReserveChanged forOne = new ReserveChanged(SITE, THING, "v-1", 40, NOON);
            given(REQUESTED).when(always).expectNoEvents();
            given(REQUESTED, COMMISSIONED).when(always).expectEvents(forAll);
            given(REQUESTED, COMMISSIONED, forAll).when(always).expectNoEvents();
            given(REQUESTED, COMMISSIONED).when(once).expectNoEvents();
            given(REQUESTED, COMMISSIONED, announced).when(once).expectEvents(forOne);
            given(REQUESTED, COMMISSIONED, announced, forOne).when(once).expectNoEvents();
        }
    }

    @Test
    void anAddressChangeIsKeptOnce() {
        given().when(new RecordAddressChange(SITE, NOON)).expectEvents(new AddressChanged(SITE, NOON));
        given(new AddressChanged(SITE, NOON))
                .when(new RecordAddressChange(SITE, NOON))
                .expectNoEvents();
    }

    @Test
    void aNoticeIsKeptOnceHoweverItEnded() {
        RecordNotice sent = new RecordNotice(SITE, NoticeKind.NEW_EVENT, "v-1", NoticeOutcome.SENT, NOON);
        HomeownerNotified told = new HomeownerNotified(SITE, NoticeKind.NEW_EVENT, "v-1", NoticeOutcome.SENT, NOON);
        given().when(sent).expectEvents(told);
        given(told).when(sent).expectNoEvents();
        given(told)
                .when(new RecordNotice(SITE, NoticeKind.NEW_EVENT, "v-1", NoticeOutcome.TOO_LATE, NOON.plusSeconds(60)))
                .expectNoEvents();
    }

    @Test
    void anotherKindOfNoticeOfTheSameEventIsAnother() {
        given(new HomeownerNotified(SITE, NoticeKind.NEW_EVENT, "v-1", NoticeOutcome.SENT, NOON))
                .when(new RecordNotice(SITE, NoticeKind.LOW_RESERVE, "v-1", NoticeOutcome.UNWANTED, NOON))
                .expectEvents(new HomeownerNotified(SITE, NoticeKind.LOW_RESERVE, "v-1", NoticeOutcome.UNWANTED, NOON));
    }

    @Test
    void ofManyNoticesTheNewestAreRemembered() {
        HomeEvent[] many = IntStream.rangeClosed(1, 101)
                .mapToObj(i -> new HomeownerNotified(SITE, NoticeKind.NEW_EVENT, "v-" + i, NoticeOutcome.SENT, NOON))
                .toArray(HomeEvent[]::new);
        given(many)
                .when(new RecordNotice(SITE, NoticeKind.NEW_EVENT, "v-2", NoticeOutcome.SENT, NOON))
                .expectNoEvents();
    }

    @Nested
    class Closing {

        private static final ClosingRequested CLOSING = new ClosingRequested(SITE, ADA, NOON);

        @Test
        void givesUpEveryBatteryThatIsThereAndClosesOnce() {
            CommissioningRequested attic = new CommissioningRequested(SITE, "attic", "r-2", NOON);
            given(REQUESTED, COMMISSIONED, attic)
                    .when(new CloseHome(SITE, NOON))
                    .expectEvents(new ReleaseRequested(SITE, "attic", ADA, NOON), RELEASING, CLOSING);
            given(REQUESTED, COMMISSIONED, RELEASING)
                    .when(new CloseHome(SITE, NOON))
                    .expectEvents(CLOSING);
            given(CLOSING).when(new CloseHome(SITE, NOON.plusSeconds(1))).expectNoEvents();
        }

        @Test
        void letsNothingNewBegin() {
            given(CLOSING).when(COMMISSION).expectNoEvents();
            given(REQUESTED, COMMISSIONED, RELEASING, REMOVED, CLOSING)
                    .when(new RequestCommissioning(SITE, THING, "r-2", NOON))
                    .expectNoEvents();
            given(REQUESTED, COMMISSIONED, CLOSING)
                    .when(new RequestEnrolment(SITE, "p-1", List.of(THING), null, null, "r-3", NOON))
                    .expectNoEvents();
        }

        @Test
        void recordsOnceThatTheContactIsErasedAndOnlyWhenItWasToBe() {
            RecordContactErased erased = new RecordContactErased(SITE, NOON);
            given().when(erased).expectNoEvents();
            given(CLOSING).when(erased).expectEvents(new ContactErased(SITE, NOON));
            given(CLOSING, new ContactErased(SITE, NOON)).when(erased).expectNoEvents();
            given(CLOSING, new ContactErased(SITE, NOON))
                    .when(new CloseHome(SITE, NOON))
                    .expectNoEvents();
        }
    }

    private TestExecutor<HomeAggregate> given(HomeEvent... events) {
        return home.given((Object) OPENED).andGiven((Object[]) events);
    }

    private static RecordEnrolment enrolment(String id, EnrolmentStatus status, Instant updatedAt) {
        return new RecordEnrolment(SITE, id, "p-1", List.of(THING), status, updatedAt, NOON);
    }

    private static FlipEvent event(FlipEventStatus status, Instant updatedAt) {
        Scheduled scheduled = new Scheduled(List.of(THING), "DISCHARGE", NOON, null, false);
        return new FlipEvent("v-1", "p-1", status, NOON, null, true, List.of(scheduled), Map.of(THING, 20), updatedAt);
    }
}
