package energy.flipbridge.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.device.DeviceCommand.BeginRelease;
import energy.flipbridge.domain.device.DeviceCommand.ConfirmDelivery;
import energy.flipbridge.domain.device.DeviceCommand.ExpireDeliveries;
import energy.flipbridge.domain.device.DeviceCommand.MarkOffline;
import energy.flipbridge.domain.device.DeviceCommand.NoteCertificates;
import energy.flipbridge.domain.device.DeviceCommand.NoteHeard;
import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.device.DeviceCommand.RecordCommissioning;
import energy.flipbridge.domain.device.DeviceCommand.RecordPublish;
import energy.flipbridge.domain.device.DeviceCommand.RegisterDevice;
import energy.flipbridge.domain.device.DeviceCommand.ReleaseDevice;
import energy.flipbridge.domain.device.DeviceCommand.ResumeControl;
import energy.flipbridge.domain.device.DeviceCommand.StopControl;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.CertificatesChanged;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.Confirmation;
import energy.flipbridge.domain.device.DeviceEvent.ControlResumed;
import energy.flipbridge.domain.device.DeviceEvent.ControlStopped;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryBarred;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryDeclined;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.device.DeviceEvent.Released;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.flip.Window;
import energy.flipbridge.domain.protocol.CommandResult;
import energy.flipbridge.domain.protocol.CommandResult.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeviceFixtureTest {

    private static final String THING = "garage-battery";
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Window ONE_TO_THREE = new Window(NOON.plus(hours(1)), NOON.plus(hours(3)));
    private static final Window TWO_TO_FOUR = new Window(NOON.plus(hours(2)), NOON.plus(hours(4)));

    private final AggregateTestFixture<DeviceAggregate> device = new AggregateTestFixture<>(DeviceAggregate.class);

    @Nested
    class Claiming {

        private final Registered registered = new Registered(THING, "owner-1", "cert", "nonce-1", NOON);

        @Test
        void registersAnUnknownThing() {
            device.givenNoPriorActivity()
                    .when(claim("owner-1", "nonce-1"))
                    .expectResultMessagePayload(Claim.GRANTED)
                    .expectEvents(registered);
        }

        @Test
        void claimingTwiceChangesNothing() {
            device.given(registered)
                    .when(claim("owner-1", "nonce-1"))
                    .expectResultMessagePayload(Claim.ALREADY_YOURS)
                    .expectNoEvents();
        }

        @Test
        void refusesADeviceThatAnotherOwns() {
            device.given(registered)
                    .when(claim("owner-2", "nonce-2"))
                    .expectResultMessagePayload(Claim.OWNED_BY_ANOTHER)
                    .expectNoEvents();
        }

        @Test
        void refusesASpentLinkAfterARelease() {
            device.given(registered, new Released(THING, NOON))
                    .when(claim("owner-2", "nonce-1"))
                    .expectResultMessagePayload(Claim.NONCE_SPENT)
                    .expectNoEvents();
        }

        @Test
        void aReleasedDeviceCanBeClaimedWithANewLink() {
            device.given(registered, new Released(THING, NOON))
                    .when(claim("owner-2", "nonce-2"))
                    .expectEvents(new Registered(THING, "owner-2", "cert", "nonce-2", NOON));
        }

        @Test
        void isCommissionedOnce() {
            RecordCommissioning command = new RecordCommissioning(THING, "owner-1", "site", "device", false, NOON);
            Commissioned commissioned = new Commissioned(THING, "site", "device", false, NOON);
            device.given(registered).when(command).expectEvents(commissioned);
            device.given(registered, commissioned).when(command).expectNoEvents();
        }

        @Test
        void isNotCommissionedWithoutAnOwner() {
            RecordCommissioning late = new RecordCommissioning(THING, "owner-1", "site", "device", false, NOON);
            device.given(registered, new Released(THING, NOON)).when(late).expectNoEvents();
        }

        @Test
        void isNotCommissionedForTheNextOwnerByWhatIsToldLate() {
            Registered next = new Registered(THING, "owner-2", "cert", "nonce-2", NOON.plusSeconds(9));
            Released released = new Released(THING, NOON.plusSeconds(5));
            device.given(registered, released, next)
                    .when(new RecordCommissioning(THING, "owner-1", "site", "device", false, NOON.plusSeconds(10)))
                    .expectNoEvents();
            device.given(registered, released, next)
                    .when(new RecordCommissioning(THING, null, "site", "device", false, NOON))
                    .expectNoEvents();
            device.given(registered, released, next)
                    .when(new RecordCommissioning(THING, "owner-2", "site::2", "device", false, NOON.plusSeconds(10)))
                    .expectEvents(new Commissioned(THING, "site::2", "device", false, NOON.plusSeconds(10)));
        }

        private static RegisterDevice claim(String owner, String nonce) {
            return new RegisterDevice(THING, owner, "cert", nonce, NOON);
        }
    }

    @Nested
    class GivingUp {

        private final Registered registered = new Registered(THING, "owner-1", "cert", "nonce-1", NOON);
        private final ReleaseBegan began = new ReleaseBegan(THING, List.of(), NOON);
        private final Released released = new Released(THING, NOON);
        private final BeginRelease begin = new BeginRelease(THING, "owner-1", "site", NOON);
        private final ReleaseDevice finish = new ReleaseDevice(THING, "owner-1", "site", NOON);

        @Test
        void beginsOnceAndEndsOnce() {
            device.given(registered).when(begin).expectEvents(began);
            device.given(registered, began).when(begin).expectNoEvents();
            device.given(registered, began).when(finish).expectEvents(released);
            device.given(registered, began, released).when(finish).expectNoEvents();
            device.given(registered, began, released).when(begin).expectNoEvents();
        }

        @Test
        void neverEndsWithoutHavingBegun() {
            device.given(registered).when(finish).expectEvents(began, released);
        }

        @Test
        void isTheOwnersAloneAndOfTheClaimAtHand() {
            Registered later = new Registered(THING, "owner-1", "cert", "nonce-2", NOON.plusMillis(1));
            Registered another = new Registered(THING, "owner-2", "cert", "nonce-2", NOON);
            for (DeviceCommand late : List.of(begin, finish)) {
                device.given(registered, began, released, later).when(late).expectNoEvents();
                device.given(registered, began, released, another).when(late).expectNoEvents();
            }
        }

        @Test
        void leavesABatteryAloneThatIsInAnotherHome() {
            Commissioned here = new Commissioned(THING, "site", "device", false, NOON);
            Commissioned elsewhere = new Commissioned(THING, "another-site", "device", false, NOON);
            device.given(registered, here).when(begin).expectEvents(began);
            device.given(registered, elsewhere).when(begin).expectNoEvents();
            device.given(registered, elsewhere).when(finish).expectNoEvents();
        }

        @Test
        void namesWhatTheBatteryMightStillCarryOutAndDeliversItNoMore() {
            Window later = new Window(NOON.plus(hours(5)), null);
            DeliveryQueued pending = queued("a", 1, ONE_TO_THREE, NOON, NOON);
            DeliveryQueued confirmed = queued("b", 1, later, NOON, NOON.plusMillis(1));
            DeliveryQueued withdrawal = new DeliveryQueued(
                    THING, "c", 1, NOON.plusMillis(2), new Window(NOON.plus(hours(9)), null), true, NOON, "{}");
            CommandPublished published = new CommandPublished(THING, List.of(new Publication("a", 1, NOON)), 1, NOON);
            ReleaseBegan both = new ReleaseBegan(THING, List.of("a", "b"), NOON);
            List<DeviceEvent> before = List.of(
                    registered,
                    pending,
                    confirmed,
                    withdrawal,
                    published,
                    new DeliveryConfirmed(
                            THING,
                            NOON.plusMillis(1),
                            List.of(new Confirmation("b", 1, NOON.plusMillis(1), Outcome.ACCEPTED, null)),
                            NOON));

            device.given(before).when(begin).expectEvents(both);
            device.given(before)
                    .andGiven(both)
                    .when(new ExpireDeliveries(THING, NOON.plus(Duration.ofDays(60))))
                    .expectEvents(
                            new DeliveryExpired(THING, "c", 1, NOON.plusMillis(2), NOON.plus(Duration.ofDays(60))));
        }

        @Test
        void declinesNewCommandsOnceAndStillDeliversWithdrawals() {
            DeliveryDeclined declined = new DeliveryDeclined(THING, "a", 1, NOON);
            QueueForDelivery command = queue("a", 1, ONE_TO_THREE, NOON);
            device.given(registered, began).when(command).expectEvents(declined);
            device.given(registered, began, declined).when(command).expectNoEvents();
            device.given(registered, began, released).when(command).expectEvents(declined);
            device.given(registered, began, declined)
                    .when(new QueueForDelivery(THING, "a", 2, ONE_TO_THREE, true, NOON, "{}", NOON))
                    .expectEvents(new DeliveryQueued(THING, "a", 2, NOON, ONE_TO_THREE, true, NOON, "{}"));
        }

        @Test
        void theNextOwnerGetsNewCommandsAndNoneOfTheFormers() {
            Registered another = new Registered(THING, "owner-2", "cert", "nonce-2", NOON.plusMillis(5));
            device.given(registered, began, released, another)
                    .when(queue("a", 1, ONE_TO_THREE, NOON))
                    .expectEvents(new DeliveryDeclined(THING, "a", 1, NOON));
            device.given(registered, began, released, another)
                    .when(queue("b", 1, ONE_TO_THREE, NOON.plusMillis(1)))
                    .expectEvents(queued("b", 1, ONE_TO_THREE, NOON.plusMillis(1), NOON));
        }

        @Test
        void aDeviceThatIsGivenUpIsNotCommissionedAnyMore() {
            device.given(registered, began)
                    .when(new RecordCommissioning(THING, "owner-1", "site", "device", false, NOON))
                    .expectNoEvents();
        }

        @Test
        void whatWasDeclinedIsBounded() {
            Device state = Device.UNKNOWN;
            for (int i = 0; i < 500; i++) {
                state = state.evolve(new DeliveryDeclined(THING, "command-" + i, 1, NOON));
            }
            assertThat(state.release().declined()).hasSizeLessThan(70).containsKey("command-499");
        }
    }

    @Nested
    class Stopping {

        private final StopControl stop = new StopControl(THING, StopScope.DEVICE, StopMode.STOP, "smoke", NOON);
        private final StopControl monitor =
                new StopControl(THING, StopScope.DEVICE, StopMode.MONITOR_ONLY, "tested", NOON);
        private final DeliveryQueued confirmed = queued("a", 1, ONE_TO_THREE, NOON, NOON.plusMillis(1));
        private final DeliveryQueued pending =
                queued("b", 1, new Window(NOON.plus(hours(4)), NOON.plus(hours(5))), NOON, NOON.plusMillis(2));
        private final List<DeviceEvent> before = List.of(
                confirmed,
                pending,
                new CommandPublished(THING, List.of(new Publication("a", 1, NOON.plusMillis(1))), 1, NOON),
                new DeliveryConfirmed(
                        THING,
                        NOON.plusMillis(1),
                        List.of(new Confirmation("a", 1, NOON.plusMillis(1), Outcome.ACCEPTED, null)),
                        NOON));

        @Test
        void takesBackWhatTheDeviceHasAndWhatWaits() {
            device.given(before).when(stop).expectEvents(stopped(stop, "a", "b"));
            device.given(before).andGiven(stopped(stop, "a", "b")).when(stop).expectNoEvents();
            device.given(before)
                    .andGiven(stopped(stop, "a", "b"))
                    .when(new ExpireDeliveries(THING, NOON.plus(Duration.ofDays(60))))
                    .expectNoEvents();
        }

        @Test
        void lettingItBeMonitoredLeavesWhatTheDeviceHasConfirmed() {
            device.given(before).when(monitor).expectEvents(stopped(monitor, "b"));
            device.given(before).andGiven(stopped(monitor, "b")).when(stop).expectEvents(stopped(stop, "a"));
        }

        @Test
        void barsNewCommandsOnceAndStillDeliversWithdrawals() {
            QueueForDelivery command = queue("c", 1, ONE_TO_THREE, NOON);
            DeliveryBarred barred = new DeliveryBarred(THING, "c", 1, "the battery is stopped: smoke", NOON);
            device.given(stopped(stop)).when(command).expectEvents(barred);
            device.given(stopped(stop), barred).when(command).expectNoEvents();
            QueueForDelivery withdrawal = new QueueForDelivery(THING, "c", 2, ONE_TO_THREE, true, NOON, "{}", NOON);
            device.given(stopped(stop), barred)
                    .when(withdrawal)
                    .expectEvents(new DeliveryQueued(THING, "c", 2, NOON, ONE_TO_THREE, true, NOON, "{}"));
        }

        @Test
        void whatWasBarredStaysSoWhenItComesAgainAfterTheStop() {
            QueueForDelivery command = queue("c", 1, ONE_TO_THREE, NOON);
            DeliveryBarred barred = new DeliveryBarred(THING, "c", 1, "the battery is stopped: smoke", NOON);
            device.given(stopped(stop), barred, new ControlResumed(THING, StopScope.DEVICE, "fine", NOON))
                    .when(command)
                    .expectNoEvents();
        }

        @Test
        void endsForOneScopeAtATime() {
            StopControl fleet = new StopControl(THING, StopScope.FLEET, StopMode.STOP, "a recall", NOON);
            ControlResumed resumed = new ControlResumed(THING, StopScope.DEVICE, "fine", NOON);
            ResumeControl resume = new ResumeControl(THING, StopScope.DEVICE, "fine", NOON);
            device.given(stopped(stop), stopped(fleet)).when(resume).expectEvents(resumed);
            device.given(stopped(stop), stopped(fleet), resumed)
                    .when(queue("c", 1, ONE_TO_THREE, NOON))
                    .expectEvents(new DeliveryBarred(THING, "c", 1, "all batteries are stopped: a recall", NOON));
            device.given(stopped(stop), resumed).when(resume).expectNoEvents();
            device.given(stopped(stop), resumed)
                    .when(queue("c", 1, ONE_TO_THREE, NOON))
                    .expectEvents(queued("c", 1, ONE_TO_THREE, NOON, NOON));
        }

        @Test
        void outlastsARelease() {
            device.given(
                            stopped(stop),
                            new Registered(THING, "owner-1", "cert", "nonce-1", NOON),
                            new ReleaseBegan(THING, List.of(), NOON),
                            new Released(THING, NOON),
                            new Registered(THING, "owner-2", "cert", "nonce-2", NOON))
                    .when(queue("c", 1, ONE_TO_THREE, NOON.plusMillis(1)))
                    .expectEvents(new DeliveryBarred(THING, "c", 1, "the battery is stopped: smoke", NOON));
        }

        @Test
        void aDeviceThatNobodyHasMentionedCanBeStopped() {
            device.givenNoPriorActivity().when(stop).expectEvents(stopped(stop));
        }

        private static ControlStopped stopped(StopControl stop, String... commands) {
            return new ControlStopped(THING, stop.scope(), stop.mode(), stop.reason(), List.of(commands), NOON);
        }
    }

    @Nested
    class Certificates {

        private static final Instant END = Instant.parse("2049-12-31T23:59:59Z");

        private final DeviceCertificate old = new DeviceCertificate("a1".repeat(32), true, END);
        private final DeviceCertificate next = new DeviceCertificate("b2".repeat(32), true, END);

        @Test
        void areKeptInOneOrderWhenTheyDiffer() {
            device.givenNoPriorActivity().when(note(old)).expectEvents(changed(old));
            device.given(changed(old)).when(note(next, old, next)).expectEvents(changed(old, next));
            device.given(changed(old, next)).when(note(next)).expectEvents(changed(next));
            device.given(changed(next)).when(note()).expectEvents(changed());
        }

        @Test
        void areNotTakenForOthersByTheirOrder() {
            device.given(changed(old, next)).when(note(next, old)).expectNoEvents();
        }

        @Test
        void differByWhetherAwsIotLetsTheDeviceInWithThemAndByTheirEnd() {
            DeviceCertificate revoked = new DeviceCertificate(old.id(), false, END);
            DeviceCertificate shorter = new DeviceCertificate(old.id(), true, NOON);
            device.given(changed(old)).when(note(revoked)).expectEvents(changed(revoked));
            device.given(changed(old)).when(note(shorter)).expectEvents(changed(shorter));
        }

        @Test
        void areTwentyAtMost() {
            DeviceCertificate[] many = IntStream.range(10, 40)
                    .mapToObj(number -> new DeviceCertificate(Integer.toString(number), true, END))
                    .toArray(DeviceCertificate[]::new);
            device.givenNoPriorActivity().when(note(many)).expectEvents(changed(Arrays.copyOf(many, 20)));
        }

        @Test
        void outlastARelease() {
            device.given(
                            new Registered(THING, "owner-1", "cert", "nonce-1", NOON),
                            changed(old),
                            new Released(THING, NOON),
                            new Registered(THING, "owner-2", "cert", "nonce-2", NOON))
                    .when(note(old))
                    .expectNoEvents();
        }

        private static NoteCertificates note(DeviceCertificate... certificates) {
            return new NoteCertificates(THING, List.of(certificates), NOON);
        }

        private static CertificatesChanged changed(DeviceCertificate... certificates) {
            return new CertificatesChanged(THING, List.of(certificates), NOON);
        }
    }

    @Nested
    class UnknownThings {

        @Test
        void nothingFollowsAndNothingFails() {
            for (DeviceCommand command : List.of(
                    queue("a", 1, new Window(NOON.minus(hours(2)), NOON), NOON),
                    new ExpireDeliveries(THING, NOON),
                    new NoteHeard(THING, NOON, NOON),
                    new NoteCertificates(THING, List.of(), NOON),
                    new BeginRelease(THING, "owner-1", "site", NOON),
                    new ReleaseDevice(THING, "owner-1", "site", NOON),
                    new RecordCommissioning(THING, "owner-1", "site", "device", false, NOON),
                    new ConfirmDelivery(THING, Instant.EPOCH, List.of(), NOON))) {
                var fixture = new AggregateTestFixture<>(DeviceAggregate.class);
                // The fixture takes an aggregate without events for a deleted one.
                fixture.setReportIllegalStateChange(false);
                fixture.givenNoPriorActivity()
                        .when(command)
                        .expectSuccessfulHandlerExecution()
                        .expectNoEvents();
            }
        }

        @Test
        void aCommandIsKept() {
            device.givenNoPriorActivity()
                    .when(queue("a", 1, ONE_TO_THREE, NOON))
                    .expectEvents(queued("a", 1, ONE_TO_THREE, NOON, NOON));
        }

        @Test
        void aPublishThatTheStoreForgotIsRecorded() {
            RecordPublish record = new RecordPublish(THING, List.of(new Publication("a", 1, NOON)), 1, NOON);
            device.givenNoPriorActivity()
                    .when(record)
                    .expectEvents(new CommandPublished(THING, record.publications(), 1, NOON));
        }
    }

    @Nested
    class QueuingCommands {

        @Test
        void theSameVersionIsQueuedOnce() {
            device.given(queued("a", 1, ONE_TO_THREE, NOON, NOON))
                    .when(queue("a", 1, ONE_TO_THREE, NOON))
                    .expectNoEvents();
        }

        @Test
        void stampsIncreaseWithinAMillisecond() {
            Instant nanos = NOON.plusNanos(999_999);
            device.given(queued("a", 1, ONE_TO_THREE, NOON, NOON))
                    .when(new QueueForDelivery(
                            THING, "b", 1, new Window(NOON.plus(hours(5)), null), false, NOON, "{}", nanos))
                    .expectEvents(queued("b", 1, new Window(NOON.plus(hours(5)), null), NOON, NOON.plusMillis(1)));
        }

        @Test
        void theNewerOfTwoOverlappingCommandsReplacesTheOlder() {
            device.given(queued("a", 1, ONE_TO_THREE, NOON, NOON))
                    .when(queue("b", 1, TWO_TO_FOUR, NOON.plusMillis(5)))
                    .expectEvents(
                            new DeliverySuperseded(THING, "a", "b", NOON),
                            queued("b", 1, TWO_TO_FOUR, NOON.plusMillis(5), NOON.plusMillis(1)));
        }

        @Test
        void anOlderOneThatComesLateLosesOnce() {
            DeviceEvent winner = queued("b", 1, TWO_TO_FOUR, NOON.plusMillis(5), NOON);
            DeliverySuperseded lost = new DeliverySuperseded(THING, "a", "b", NOON);
            device.given(winner).when(queue("a", 1, ONE_TO_THREE, NOON)).expectEvents(lost);
            device.given(winner, lost).when(queue("a", 1, ONE_TO_THREE, NOON)).expectNoEvents();
        }

        @Test
        void aCommandThatHasEndedReplacesNothing() {
            Window ended = new Window(NOON.minus(hours(2)), NOON.minus(hours(1)));
            Window longer = new Window(NOON.minus(hours(2)), NOON.plus(hours(1)));
            device.given(queued("b", 1, ended, NOON, NOON.minus(hours(2))))
                    .when(queue("a", 1, longer, NOON.minus(hours(3))))
                    .expectEvents(queued("a", 1, longer, NOON.minus(hours(3)), NOON));
        }

        @Test
        void anExpiredDeliveryIsNotQueuedAgainByARepeatedCommand() {
            device.given(
                            queued("a", 1, ONE_TO_THREE, NOON, NOON),
                            new DeliveryExpired(THING, "a", 1, NOON, NOON.plus(hours(3))))
                    .when(queue("a", 1, ONE_TO_THREE, NOON))
                    .expectNoEvents();
        }

        @Test
        void whatIsPendingExpiresWithItsWindow() {
            device.given(queued("a", 1, ONE_TO_THREE, NOON, NOON))
                    .when(new ExpireDeliveries(THING, NOON.plus(hours(3))))
                    .expectEvents(new DeliveryExpired(THING, "a", 1, NOON, NOON.plus(hours(3))));
        }
    }

    @Nested
    class Marks {

        private final CommandPublished published =
                new CommandPublished(THING, List.of(new Publication("a", 1, NOON)), 1, NOON);
        private final DeliveryQueued queued = queued("a", 1, ONE_TO_THREE, NOON, NOON);

        @Test
        void confirmWhatWasPublished() {
            device.given(queued, published)
                    .when(mark(NOON, List.of()))
                    .expectEvents(confirmed(NOON, accepted("a", NOON)));
        }

        @Test
        void doNotConfirmWhatWasNeverPublished() {
            device.given(queued).when(mark(NOON, List.of())).expectEvents(confirmed(NOON));
        }

        @Test
        void areConfirmedByALateRecord() {
            device.given(queued, confirmed(NOON))
                    .when(new RecordPublish(THING, published.publications(), 1, NOON))
                    .expectEvents(published, confirmed(NOON, accepted("a", NOON)));
        }

        @Test
        void aRefusalCountsEvenWhenTheRecordOfThePublishLagsBehind() {
            CommandResult refusal = new CommandResult("a", NOON, Outcome.REJECTED, "stopped by the operator");
            device.given(queued)
                    .when(mark(NOON, List.of(refusal)))
                    .expectEvents(confirmed(
                            NOON, new Confirmation("a", 1, NOON, Outcome.REJECTED, "stopped by the operator")));
        }

        @Test
        void aStampThatWasNeverGivenProvesNothingAndLiftsWhatIsPending() {
            Instant foreign = NOON.plus(Duration.ofDays(30));
            device.given(queued, published)
                    .when(mark(foreign, List.of()))
                    .expectEvents(confirmed(foreign), queued("a", 1, ONE_TO_THREE, NOON, foreign.plusMillis(1)));
        }

        @Test
        void aMarkFromAnotherAgeIsNoise() {
            device.given(queued, published)
                    .when(mark(Instant.parse("9999-01-01T00:00:00Z"), List.of()))
                    .expectNoEvents();
        }

        @Test
        void aHigherMarkDoesNotProveWhatNoMessageHeldAnyMore() {
            Window longer = new Window(NOON.plus(hours(6)), NOON.plus(hours(7)));
            DeliveryQueued later = queued("b", 1, longer, NOON, NOON.plusMillis(1));
            device.given(queued, published, later)
                    .when(new ConfirmDelivery(THING, NOON.plusMillis(1), List.of(), NOON.plus(hours(3))))
                    .expectEvents(new DeliveryConfirmed(THING, NOON.plusMillis(1), List.of(), NOON.plus(hours(3))));
        }

        @Test
        void aLateRecordDoesNotProveWhatNoMessageHeldAnyMoreWhenTheMarkWasShown() {
            DeliveryQueued later =
                    queued("b", 1, new Window(NOON.plus(hours(6)), null), NOON.plusMillis(1), NOON.plusMillis(1));
            DeliveryConfirmed shownAfterItsWindow =
                    new DeliveryConfirmed(THING, NOON.plusMillis(1), List.of(), NOON.plus(hours(3)));
            device.given(queued, later, shownAfterItsWindow)
                    .when(new RecordPublish(THING, published.publications(), 1, NOON))
                    .expectEvents(published);
        }

        @Test
        void aRecordThatComesTwiceIsKeptOnce() {
            device.given(queued, published)
                    .when(new RecordPublish(THING, published.publications(), 1, NOON))
                    .expectNoEvents();
        }

        @Test
        void theSameMarkTwiceChangesNothing() {
            device.given(queued, published, confirmed(NOON, accepted("a", NOON)))
                    .when(mark(NOON, List.of()))
                    .expectNoEvents();
        }

        private static ConfirmDelivery mark(Instant upTo, List<CommandResult> results) {
            return new ConfirmDelivery(THING, upTo, results, NOON);
        }

        private static Confirmation accepted(String commandId, Instant stamp) {
            return new Confirmation(commandId, 1, stamp, Outcome.ACCEPTED, null);
        }

        private static DeliveryConfirmed confirmed(Instant upTo, Confirmation... confirmations) {
            return new DeliveryConfirmed(THING, upTo, List.of(confirmations), NOON);
        }
    }

    @Nested
    class Silence {

        private final WentOffline offline = new WentOffline(THING, NOON, NOON.plus(hours(1)));

        @Test
        void isNotedOnce() {
            MarkOffline command = new MarkOffline(THING, NOON, NOON.plus(hours(1)));
            device.givenNoPriorActivity().when(command).expectEvents(offline);
            device.given(offline).when(command).expectNoEvents();
        }

        @Test
        void endsWithANewerMessage() {
            Instant heard = NOON.plus(hours(2));
            device.given(offline)
                    .when(new NoteHeard(THING, heard, heard))
                    .expectEvents(new CameBack(THING, heard, heard));
            device.given(offline).when(new NoteHeard(THING, NOON, heard)).expectNoEvents();
        }

        @Test
        void isNotNotedAgainWithWhatWasKnownBeforeTheDeviceCameBack() {
            Instant heard = NOON.plus(hours(2));
            device.given(offline, new CameBack(THING, heard, heard))
                    .when(new MarkOffline(THING, NOON, NOON.plus(hours(1))))
                    .expectNoEvents();
        }
    }

    @Test
    void spentNoncesAreBounded() {
        Device state = Device.UNKNOWN;
        for (int i = 0; i < 500; i++) {
            state = state.evolve(new Registered(THING, "owner", "cert", "nonce-" + i, NOON));
        }
        assertThat(state.spentNonces()).hasSize(100).contains("nonce-499");
    }

    @Test
    void finishedDeliveriesAreBounded() {
        Device state = Device.UNKNOWN;
        for (int i = 0; i < 500; i++) {
            Instant stamp = NOON.plusSeconds(i);
            String id = "command-" + i;
            state = state.evolve(queued(id, 1, new Window(stamp, stamp.plusSeconds(9)), stamp, stamp));
            state = state.evolve(new DeliveryExpired(THING, id, 1, stamp, stamp));
        }
        assertThat(state.deliveries().byCommand()).hasSizeLessThan(70).containsKey("command-499");
    }

    private static QueueForDelivery queue(String commandId, int version, Window window, Instant orderedAt) {
        return new QueueForDelivery(THING, commandId, version, window, false, orderedAt, "{}", NOON);
    }

    private static DeliveryQueued queued(
            String commandId, int version, Window window, Instant orderedAt, Instant stamp) {
        return new DeliveryQueued(THING, commandId, version, stamp, window, false, orderedAt, "{}");
    }

    private static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }
}
