package energy.flipbridge.domain.command;

import energy.flipbridge.domain.command.CommandCommand.AcknowledgeCommand;
import energy.flipbridge.domain.command.CommandCommand.CheckDeadline;
import energy.flipbridge.domain.command.CommandCommand.ReceiveCommand;
import energy.flipbridge.domain.command.CommandCommand.RecordOutcome;
import energy.flipbridge.domain.command.CommandCommand.RecordOutcomeAttempt;
import energy.flipbridge.domain.command.CommandCommand.SupersedeCommand;
import energy.flipbridge.domain.command.CommandCommand.WithdrawCommand;
import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandChanged;
import energy.flipbridge.domain.command.CommandEvent.CommandExpired;
import energy.flipbridge.domain.command.CommandEvent.CommandFailed;
import energy.flipbridge.domain.command.CommandEvent.CommandGivenUp;
import energy.flipbridge.domain.command.CommandEvent.CommandNoted;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.CommandRejected;
import energy.flipbridge.domain.command.CommandEvent.CommandReplaced;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.command.CommandEvent.Disregard;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.CommandEvent.WithdrawalConfirmed;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.flip.FlipStatus;
import energy.flipbridge.domain.flip.Window;
import energy.flipbridge.domain.protocol.CommandResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommandFixtureTest {

    private static final String ID = "c0ffee00-0000-4000-8000-000000000001";
    private static final String THING = "garage-battery";
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofMinutes(5));
    private static final Instant DEADLINE = NOON.plus(Duration.ofMinutes(14));
    private static final Instant THREE = NOON.plus(Duration.ofHours(3));
    private static final Window WINDOW = new Window(NOON.plus(Duration.ofHours(1)), THREE);

    private static final FlipOrder ORDER = order(FlipStatus.OK, WINDOW, NOON);
    private static final FlipOrder CANCELED = order(FlipStatus.CANCELED, WINDOW, LATER);
    private static final CommandReceived RECEIVED =
            new CommandReceived(ID, THING, 1, ORDER, "webhook-1", DEADLINE, NOON);
    private static final CommandAcked ACKED = new CommandAcked(ID, THING, 1, NOON, Outcome.ok(null), NOON);

    private final AggregateTestFixture<CommandAggregate> command = new AggregateTestFixture<>(CommandAggregate.class);

    @Nested
    class Webhooks {

        @Test
        void beginTheCommand() {
            command.givenNoPriorActivity()
                    .when(receive(ORDER, "webhook-1", NOON))
                    .expectEvents(RECEIVED);
        }

        @Test
        void changeNothingTheSecondTime() {
            command.given(RECEIVED).when(receive(ORDER, "webhook-1", NOON)).expectNoEvents();
        }

        @Test
        void areNotedWhenTheyTellNothingNew() {
            command.given(RECEIVED)
                    .when(receive(ORDER, "webhook-2", LATER))
                    .expectEvents(noted(Disregard.UNCHANGED, ORDER, "webhook-2", LATER));
        }

        @Test
        void areNotedWhenTheyAreOlder() {
            FlipOrder older = order(FlipStatus.CANCELED, WINDOW, NOON.minusSeconds(1));
            command.given(RECEIVED)
                    .when(receive(older, "webhook-2", LATER))
                    .expectEvents(noted(Disregard.STALE, older, "webhook-2", LATER));
        }

        @Test
        void changeTheWindow() {
            FlipOrder changed = order(FlipStatus.OK, new Window(WINDOW.startsAt(), THREE.plusSeconds(60)), LATER);
            command.given(RECEIVED, ACKED)
                    .when(receive(changed, "webhook-2", LATER))
                    .expectEvents(new CommandChanged(
                            ID, THING, 2, changed, "webhook-2", LATER.plus(Duration.ofMinutes(14)), LATER));
        }

        @Test
        void cancelAndOptOut() {
            command.given(RECEIVED, ACKED)
                    .when(receive(CANCELED, "webhook-2", LATER))
                    .expectEvents(withdrawn(2, Withdrawal.CANCELED, CANCELED, "webhook-2"));
            FlipOrder optedOut = order(FlipStatus.OPT_OUT, WINDOW, LATER);
            command.given(RECEIVED, ACKED)
                    .when(receive(optedOut, "webhook-2", LATER))
                    .expectEvents(withdrawn(2, Withdrawal.OPTED_OUT, optedOut, "webhook-2"));
        }

        @Test
        void aShorterWindowOfACancelationDoesNotShortenTheWithdrawal() {
            FlipOrder cutShort = order(FlipStatus.CANCELED, new Window(WINDOW.startsAt(), LATER), LATER);
            command.given(RECEIVED, ACKED)
                    .when(receive(cutShort, "webhook-2", LATER))
                    .expectEvents(withdrawn(2, Withdrawal.CANCELED, cutShort.during(WINDOW), "webhook-2"));
        }

        @Test
        void anEndMovedIntoThePastIsToldToTheBattery() {
            FlipOrder ended = order(FlipStatus.OK, new Window(NOON.minusSeconds(60), LATER), LATER);
            CommandWithdrawn withdrawn =
                    withdrawn(2, Withdrawal.ENDED, ended.withdrawn().during(WINDOW), "webhook-2");
            command.given(RECEIVED, ACKED)
                    .when(receive(ended, "webhook-2", LATER))
                    .expectEvents(withdrawn);
            command.given(RECEIVED, ACKED, withdrawn)
                    .when(receive(ended, "webhook-3", LATER))
                    .expectEvents(noted(Disregard.UNCHANGED, ended, "webhook-3", LATER));
        }

        @Test
        void aChangeAfterTheEndLeavesTheOutcomeAlone() {
            FlipOrder trimmed = order(FlipStatus.OK, new Window(WINDOW.startsAt(), THREE.minusSeconds(1)), THREE);
            command.given(RECEIVED, ACKED)
                    .when(receive(trimmed, "webhook-2", THREE))
                    .expectEvents(noted(Disregard.ENDED, trimmed, "webhook-2", THREE));
        }

        @Test
        void thatComeTooLateFailAtOnce() {
            command.givenNoPriorActivity()
                    .when(receive(ORDER, "webhook-1", DEADLINE))
                    .expectEvents(new CommandReceived(ID, THING, 1, ORDER, "webhook-1", DEADLINE, DEADLINE), failed(1));
        }

        @Test
        void doNotReviveAFailedCommandEvenAfterACancelation() {
            FlipOrder back = order(FlipStatus.OK, WINDOW, LATER.plusSeconds(1));
            command.given(RECEIVED, failed(1), withdrawn(3, Withdrawal.CANCELED, CANCELED, "webhook-2"))
                    .when(receive(back, "webhook-3", LATER))
                    .expectEvents(noted(Disregard.OVER, back, "webhook-3", LATER));
        }

        @Test
        void aCancelationOfAReplacedCommandIsAnswered() {
            command.given(RECEIVED, ACKED, withdrawn(2, Withdrawal.SUPERSEDED, ORDER.withdrawn(), "other"))
                    .when(receive(CANCELED, "webhook-2", LATER))
                    .expectEvents(withdrawn(3, Withdrawal.CANCELED, CANCELED, "webhook-2"));
        }

        @Test
        void aCommandNeitherMovesNorGrowsYounger() {
            FlipOrder moved = new FlipOrder(
                    ID, "device::other", FlipStatus.OK, WINDOW, "{\"mode\":\"CHARGE\"}", LATER, LATER, LATER, "{}");
            FlipOrder expected = new FlipOrder(
                    ID, ORDER.deviceId(), FlipStatus.OK, WINDOW, "{\"mode\":\"CHARGE\"}", NOON, LATER, LATER, "{}");
            command.given(RECEIVED)
                    .when(receive(moved, "webhook-2", LATER))
                    .expectEvents(new CommandChanged(
                            ID, THING, 2, expected, "webhook-2", LATER.plus(Duration.ofMinutes(14)), LATER));
        }
    }

    @Nested
    class Answers {

        @Test
        void acknowledgeTheCurrentVersionOnce() {
            command.given(RECEIVED)
                    .when(answer(1, CommandResult.Outcome.ACCEPTED))
                    .expectEvents(ACKED);
            command.given(RECEIVED, ACKED)
                    .when(answer(1, CommandResult.Outcome.ACCEPTED))
                    .expectNoEvents();
        }

        @Test
        void ofAnOlderVersionSayNothing() {
            command.given(RECEIVED, withdrawn(2, Withdrawal.CANCELED, CANCELED, "webhook-2"))
                    .when(answer(1, CommandResult.Outcome.ACCEPTED))
                    .expectNoEvents();
        }

        @Test
        void aClampedCommandIsDoneWithAReason() {
            command.given(RECEIVED)
                    .when(answer(1, CommandResult.Outcome.CLAMPED))
                    .expectEvents(new CommandAcked(ID, THING, 1, NOON, Outcome.ok("held to 5000 W"), NOON));
        }

        @Test
        void aRefusalFailsAndTakesBackWhatTheBatteryMayStillHold() {
            CommandRejected rejected = new CommandRejected(ID, THING, 1, NOON, Outcome.fault("held to 5000 W"), NOON);
            CommandWithdrawn takenBack = new CommandWithdrawn(
                    ID, THING, 2, Withdrawal.REJECTED, ORDER.withdrawn(), "held to 5000 W", DEADLINE, NOON);
            command.given(RECEIVED)
                    .when(answer(1, CommandResult.Outcome.REJECTED))
                    .expectEvents(rejected, takenBack);
            command.given(RECEIVED, rejected, takenBack)
                    .when(answer(1, CommandResult.Outcome.REJECTED))
                    .expectNoEvents();
        }

        @Test
        void confirmAWithdrawalAfterAFailureOnce() {
            WithdrawalConfirmed confirmed = new WithdrawalConfirmed(ID, THING, 2, NOON, NOON);
            command.given(RECEIVED, failed(1))
                    .when(answer(2, CommandResult.Outcome.ACCEPTED))
                    .expectEvents(confirmed);
            command.given(RECEIVED, failed(1), confirmed)
                    .when(answer(2, CommandResult.Outcome.ACCEPTED))
                    .expectNoEvents();
        }

        @Test
        void comeTooLateForAFailedCommand() {
            command.given(RECEIVED, failed(1))
                    .when(answer(1, CommandResult.Outcome.ACCEPTED))
                    .expectNoEvents();
        }
    }

    @Nested
    class Time {

        @Test
        void failsACommandAtItsDeadline() {
            command.given(RECEIVED)
                    .when(new CheckDeadline(ID, DEADLINE.minusMillis(1)))
                    .expectNoEvents();
            command.given(RECEIVED).when(new CheckDeadline(ID, DEADLINE)).expectEvents(failed(1));
        }

        @Test
        void expiresACommandWithItsWindow() {
            command.given(RECEIVED)
                    .when(new CheckDeadline(ID, THREE))
                    .expectEvents(new CommandExpired(
                            ID, THING, 1, Outcome.offline("the window ended before the battery confirmed"), THREE));
        }

        @Test
        void aShorterWindowThatEndsUnconfirmedTakesBackTheLongerOne() {
            Instant two = NOON.plus(Duration.ofHours(2));
            FlipOrder shorter = order(FlipStatus.OK, new Window(WINDOW.startsAt(), two), two.minusSeconds(60));
            command.given(RECEIVED, ACKED, new CommandChanged(ID, THING, 2, shorter, "webhook-2", THREE, LATER))
                    .when(new CheckDeadline(ID, two))
                    .expectEvents(new CommandFailed(
                            ID,
                            THING,
                            2,
                            shorter.withdrawn().during(WINDOW),
                            Outcome.offline("the window ended before the battery confirmed"),
                            two));
        }

        @Test
        void leavesADecidedCommandAlone() {
            command.given(RECEIVED, ACKED).when(new CheckDeadline(ID, THREE)).expectNoEvents();
        }
    }

    @Nested
    class Replacement {

        private final SupersedeCommand supersede = new SupersedeCommand(ID, "other", NOON);

        @Test
        void concludesAndWithdrawsAPendingCommand() {
            command.given(RECEIVED)
                    .when(supersede)
                    .expectEvents(
                            new CommandReplaced(
                                    ID, THING, 1, Outcome.fault("replaced by the newer command other"), NOON),
                            new CommandWithdrawn(
                                    ID, THING, 2, Withdrawal.SUPERSEDED, ORDER.withdrawn(), "other", DEADLINE, NOON));
        }

        @Test
        void withdrawsAnAcknowledgedCommandWithoutAnotherOutcome() {
            CommandWithdrawn withdrawn = new CommandWithdrawn(
                    ID, THING, 2, Withdrawal.SUPERSEDED, ORDER.withdrawn(), "other", DEADLINE, NOON);
            command.given(RECEIVED, ACKED).when(supersede).expectEvents(withdrawn);
            command.given(RECEIVED, ACKED, withdrawn).when(supersede).expectNoEvents();
        }

        @Test
        void leavesACommandThatIsOverAlone() {
            command.given(RECEIVED, failed(1)).when(supersede).expectNoEvents();
        }
    }

    @Nested
    class Release {

        private static final String WHY = "the battery was released by its owner";
        private final WithdrawCommand withdraw = WithdrawCommand.released(ID, NOON);
        private final CommandWithdrawn withdrawn =
                new CommandWithdrawn(ID, THING, 2, Withdrawal.RELEASED, ORDER.withdrawn(), WHY, DEADLINE, NOON);

        @Test
        void concludesAndWithdrawsAPendingCommand() {
            CommandGivenUp givenUp = new CommandGivenUp(ID, THING, 1, Outcome.fault(WHY), NOON);
            command.given(RECEIVED).when(withdraw).expectEvents(givenUp, withdrawn);
            command.given(RECEIVED, givenUp, withdrawn).when(withdraw).expectNoEvents();
        }

        @Test
        void withdrawsAnAcknowledgedCommandWithoutAnotherOutcome() {
            command.given(RECEIVED, ACKED).when(withdraw).expectEvents(withdrawn);
            command.given(RECEIVED, ACKED, withdrawn).when(withdraw).expectNoEvents();
        }

        @Test
        void leavesACommandThatIsOverAlone() {
            command.given(RECEIVED, failed(1)).when(withdraw).expectNoEvents();
        }

        @Test
        void tellsFlipWhySupportStoppedIt() {
            String why = "the battery is stopped: smoke";
            command.given(RECEIVED)
                    .when(WithdrawCommand.stopped(ID, why, NOON))
                    .expectEvents(
                            new CommandGivenUp(ID, THING, 1, Outcome.fault(why), NOON),
                            new CommandWithdrawn(
                                    ID, THING, 2, Withdrawal.STOPPED, ORDER.withdrawn(), why, DEADLINE, NOON));
        }
    }

    @Nested
    class Reports {

        private final OutcomeReported reported = new OutcomeReported(ID, THING, 1, Outcome.ok(null), 200, NOON);

        @Test
        void areRecordedOnce() {
            RecordOutcome record = new RecordOutcome(ID, 1, Outcome.ok(null), 200, NOON);
            command.given(RECEIVED, ACKED).when(record).expectEvents(reported);
            command.given(RECEIVED, ACKED, reported).when(record).expectNoEvents();
        }

        @Test
        void attemptsAreRecordedOnceAndNotAfterSuccess() {
            RecordOutcomeAttempt record = new RecordOutcomeAttempt(ID, 1, 3, "503", NOON);
            OutcomeAttemptFailed failed = new OutcomeAttemptFailed(ID, THING, 1, 3, "503", NOON);
            command.given(RECEIVED, ACKED).when(record).expectEvents(failed);
            command.given(RECEIVED, ACKED, failed).when(record).expectNoEvents();
            command.given(RECEIVED, ACKED, reported).when(record).expectNoEvents();
        }
    }

    @Test
    void nothingFollowsForACommandThatTheStoreDoesNotKnow() {
        for (CommandCommand request : List.of(
                new SupersedeCommand(ID, "other", NOON),
                WithdrawCommand.released(ID, NOON),
                answer(1, CommandResult.Outcome.ACCEPTED),
                new CheckDeadline(ID, NOON),
                new RecordOutcome(ID, 1, Outcome.ok(null), 200, NOON),
                new RecordOutcomeAttempt(ID, 1, 1, "503", NOON))) {
            var fixture = new AggregateTestFixture<>(CommandAggregate.class);
            // The fixture takes an aggregate without events for a deleted one.
            fixture.setReportIllegalStateChange(false);
            fixture.givenNoPriorActivity()
                    .when(request)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    private static FlipOrder order(FlipStatus status, Window window, Instant updatedAt) {
        String json = "{\"id\":\"" + ID + "\",\"status\":\"" + status + "\"}";
        return new FlipOrder(
                ID, "device::" + THING, status, window, "{\"mode\":\"DISCHARGE\"}", NOON, updatedAt, updatedAt, json);
    }

    private static ReceiveCommand receive(FlipOrder order, String webhookId, Instant at) {
        return new ReceiveCommand(ID, order, webhookId, at);
    }

    private static AcknowledgeCommand answer(int version, CommandResult.Outcome outcome) {
        return new AcknowledgeCommand(ID, version, NOON, outcome, "held to 5000 W", NOON);
    }

    private static CommandWithdrawn withdrawn(int version, Withdrawal reason, FlipOrder order, String by) {
        return new CommandWithdrawn(ID, THING, version, reason, order, by, LATER.plus(Duration.ofMinutes(14)), LATER);
    }

    private static CommandNoted noted(Disregard why, FlipOrder order, String webhookId, Instant at) {
        return new CommandNoted(ID, THING, why, order.updatedAt(), order.sentAt(), webhookId, at);
    }

    private static CommandFailed failed(int version) {
        return new CommandFailed(
                ID,
                THING,
                version,
                ORDER.withdrawn(),
                Outcome.offline("the battery did not confirm in time"),
                DEADLINE);
    }
}
