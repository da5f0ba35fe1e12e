package energy.flipbridge.projections.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandExpired;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.CommandRejected;
import energy.flipbridge.domain.command.CommandEvent.CommandReplaced;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.CommandEvent.WithdrawalConfirmed;
import energy.flipbridge.domain.command.Outcome;
import energy.flipbridge.domain.command.Withdrawal;
import energy.flipbridge.domain.device.DeliveryTest;
import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.Confirmation;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryConfirmed;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.protocol.CommandResult;
import energy.flipbridge.domain.webhook.WebhookReceived;
import energy.flipbridge.projections.timeline.TimelineStep.Kind;
import energy.flipbridge.projections.timeline.Turn.Whose;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.ViewEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final String THING = "garage";
    private static final String ID = "c-1";
    private static final Instant START = Instant.parse("2026-11-24T16:50:00Z");
    private static final Instant DEADLINE = START.plus(Duration.ofMinutes(14));
    private static final Outcome DONE = new Outcome(Outcome.Status.OK, null);

    private final List<ViewEvent> events = new ArrayList<>();
    private Instant now = START;

    /** Flip orders the command. */
    @BeforeEach
    void order() {
        happens(new WebhookReceived(
                "w-1", "signature", "command.created", START, ID, "device::garage", "hash", "{}", null, START));
        happens(new CommandReceived(ID, THING, 1, Stories.order(THING, ID, START), "w-1", DEADLINE, START));
    }

    @Test
    void a_test_of_the_delivery_waits_for_the_battery_and_then_for_nobody() {
        String id = DeliveryTest.id("1");
        QueueForDelivery test = DeliveryTest.queue(THING, id, START);
        happens(new DeliveryQueued(THING, id, 1, START, test.window(), true, START, test.commandJson()));
        happens(new CommandPublished(THING, List.of(new Publication(id, 1, START)), 1, START));
        assertThat(Timeline.of(id, events, START).turn()).returns(Turn.Whose.DEVICE, Turn::whose);

        happens(new DeliveryConfirmed(
                THING, START, List.of(new Confirmation(id, 1, START, CommandResult.Outcome.ACCEPTED, null)), START));

        assertThat(Timeline.of(id, events, START).turn()).returns(Turn.Whose.NOBODY, Turn::whose);
    }

    private void happens(Object payload) {
        events.add(new ViewEvent(
                "event-" + events.size(),
                events.size(),
                now,
                payload instanceof WebhookReceived ? "webhook:w-1" : ID,
                events.size(),
                Map.of(Audit.ACTOR, Audit.FLIP, Audit.CORRELATION, "w-1"),
                payload));
    }

    private void after(long seconds) {
        now = now.plusSeconds(seconds);
    }

    private void queued(int version, boolean withdrawal) {
        happens(new DeliveryQueued(THING, ID, version, now, Stories.WINDOW, withdrawal, START, "{}"));
    }

    private void published(int version) {
        happens(new CommandPublished(THING, List.of(new Publication(ID, version, now)), 1, now));
    }

    private void confirmed(int version, CommandResult.Outcome outcome, @Nullable String reason) {
        happens(new DeliveryConfirmed(THING, now, List.of(new Confirmation(ID, version, now, outcome, reason)), now));
    }

    private void reported(int version, Outcome outcome, int answer) {
        happens(new OutcomeReported(ID, THING, version, outcome, answer, now));
    }

    private Timeline timeline() {
        return Timeline.of(ID, events, now);
    }

    private void isTurnOf(Whose whose, String what) {
        assertThat(timeline().turn().whose()).isEqualTo(whose);
        assertThat(timeline().turn().what()).contains(what);
    }

    @Nested
    class Turns {

        @Test
        void pass_from_the_bridge_to_the_battery_and_back_until_flip_has_the_outcome() {
            isTurnOf(Whose.BRIDGE, "queues the command");
            queued(1, false);
            isTurnOf(Whose.BRIDGE, "hands the command to AWS IoT");
            published(1);
            isTurnOf(Whose.DEVICE, "confirms that it has the command");
            assertThat(timeline().turn().until()).isEqualTo(DEADLINE);
            confirmed(1, CommandResult.Outcome.ACCEPTED, null);
            isTurnOf(Whose.BRIDGE, "concludes");
            happens(new CommandAcked(ID, THING, 1, now, DONE, now));
            isTurnOf(Whose.BRIDGE, "tells Flip OK");
            reported(1, DONE, 200);
            isTurnOf(Whose.NOBODY, "Nothing is left");
            assertThat(timeline().turn().late()).isNull();
        }

        @Test
        void of_the_battery_are_late_when_it_is_heard_and_does_not_confirm() {
            queued(1, false);
            published(1);
            after(59);
            published(1);
            assertThat(timeline().turn().late()).isNull();
            after(141);

            assertThat(timeline().turn().late()).isEqualTo("The battery has not confirmed after 2 publishes for 3 min");
            assertThat(timeline().turn().since()).isEqualTo(START);
        }

        @Test
        void of_a_battery_that_is_silent_say_so_until_it_is_heard() {
            happens(new WentOffline(THING, START.minusSeconds(600), START));
            queued(1, false);
            published(1);
            after(5);
            assertThat(timeline().turn().late())
                    .isEqualTo("The battery is offline: nothing was heard of it since 2026-11-24T16:40:00.000Z, "
                            + "10 min ago");

            happens(new CameBack(THING, now, now));

            isTurnOf(Whose.DEVICE, "confirms");
            assertThat(timeline().turn().late()).isNull();
        }

        @Test
        void of_the_bridge_are_late_after_seconds() {
            queued(1, false);
            after(25);

            isTurnOf(Whose.BRIDGE, "AWS IoT");
            assertThat(timeline().turn().late()).isEqualTo("The bridge has not done its part for 25 s");
        }

        @Test
        void are_flips_while_it_does_not_take_the_outcome() {
            happens(new CommandAcked(ID, THING, 1, now, DONE, now));
            after(2);
            happens(new OutcomeAttemptFailed(ID, THING, 1, 1, "HTTP 503", now));
            after(4);
            happens(new OutcomeAttemptFailed(ID, THING, 1, 2, "timeout", now));

            isTurnOf(Whose.FLIP, "takes OK");
            assertThat(timeline().turn().since()).isEqualTo(START.plusSeconds(2));
            assertThat(timeline().turn().late())
                    .isEqualTo("Flip could not be told in 2 attempts; the last failed: timeout");
        }

        @Test
        void are_the_bridges_when_the_deadline_passed_and_nothing_was_concluded() {
            queued(1, false);
            published(1);
            after(14 * 60 + 30);

            isTurnOf(Whose.BRIDGE, "did not answer in time");
            assertThat(timeline().turn().since()).isEqualTo(DEADLINE);
            assertThat(timeline().turn().late()).contains("30 s");
        }
    }

    @Nested
    class Endings {

        @Test
        void rejected_leave_the_battery_to_drop_what_it_may_hold() {
            queued(1, false);
            published(1);
            confirmed(1, CommandResult.Outcome.REJECTED, "too hot");
            Outcome fault = new Outcome(Outcome.Status.FAILED_FAULT, "too hot");
            happens(new CommandRejected(ID, THING, 1, now, fault, now));
            withdrawn(2, Withdrawal.REJECTED, "too hot");
            isTurnOf(Whose.BRIDGE, "tells Flip FAILED_FAULT");

            reported(1, fault, 200);
            isTurnOf(Whose.BRIDGE, "queues the withdrawal");
            queued(2, true);
            published(2);
            isTurnOf(Whose.DEVICE, "has the withdrawal");
            assertThat(timeline().turn().until()).isEqualTo(Stories.WINDOW.endsAt());
            confirmed(2, CommandResult.Outcome.ACCEPTED, null);
            happens(new WithdrawalConfirmed(ID, THING, 2, now, now));
            isTurnOf(Whose.NOBODY, "Nothing");
        }

        @Test
        void expired_are_over_once_flip_knows() {
            queued(1, false);
            Outcome offline = new Outcome(Outcome.Status.FAILED_OFFLINE, "the window ended");
            happens(new CommandExpired(ID, THING, 1, offline, now));
            isTurnOf(Whose.BRIDGE, "tells Flip FAILED_OFFLINE");

            reported(1, offline, 404);

            isTurnOf(Whose.NOBODY, "Nothing");
        }

        @Test
        void failed_are_taken_back_until_the_window_ends() {
            queued(1, false);
            published(1);
            after(14 * 60);
            happens(Stories.failed(THING, ID, now));
            isTurnOf(Whose.BRIDGE, "tells Flip FAILED_OFFLINE");
            reported(1, new Outcome(Outcome.Status.FAILED_OFFLINE, null), 200);
            queued(2, true);
            published(2);
            isTurnOf(Whose.DEVICE, "has the withdrawal");

            now = Stories.WINDOW.deliverUntil().plusSeconds(1);

            isTurnOf(Whose.NOBODY, "Nothing");
        }

        @Test
        void withdrawn_by_flip_wait_for_the_battery_and_are_reported() {
            queued(1, false);
            published(1);
            happens(Stories.canceled(THING, ID, now));
            isTurnOf(Whose.BRIDGE, "queues");
            queued(2, true);
            published(2);
            isTurnOf(Whose.DEVICE, "confirms");
            confirmed(1, CommandResult.Outcome.ACCEPTED, null);
            isTurnOf(Whose.DEVICE, "confirms");

            confirmed(2, CommandResult.Outcome.ACCEPTED, null);
            happens(new CommandAcked(ID, THING, 2, now, DONE, now));
            reported(2, DONE, 200);

            isTurnOf(Whose.NOBODY, "Nothing");
        }

        @Test
        void superseded_are_reported_and_taken_back() {
            queued(1, false);
            happens(new DeliverySuperseded(THING, ID, "c-2", now));
            isTurnOf(Whose.BRIDGE, "concludes");
            Outcome fault = new Outcome(Outcome.Status.FAILED_FAULT, "replaced by the newer command c-2");
            happens(new CommandReplaced(ID, THING, 1, fault, now));
            withdrawn(2, Withdrawal.SUPERSEDED, "c-2");
            isTurnOf(Whose.BRIDGE, "tells Flip FAILED_FAULT");
            reported(1, fault, 200);
            queued(2, true);
            published(2);

            isTurnOf(Whose.DEVICE, "has the withdrawal");
        }

        private void withdrawn(int version, Withdrawal reason, String by) {
            happens(new CommandWithdrawn(
                    ID, THING, version, reason, Stories.order(THING, ID, START).withdrawn(), by, DEADLINE, now));
        }
    }

    @Nested
    class Steps {

        @Test
        void are_in_order_with_how_long_each_took_and_the_deadline_among_them() {
            after(1);
            queued(1, false);
            after(2);
            published(1);
            happens(new WentOffline(THING, now, now));
            happens(new CommandPublished(THING, List.of(new Publication("another", 1, now)), 1, now));
            after(3);
            confirmed(1, CommandResult.Outcome.ACCEPTED, null);
            happens(new CommandAcked(ID, THING, 1, now, DONE, now));
            after(15 * 60);
            happens(new OutcomeAttemptFailed(ID, THING, 1, 1, "timeout", now));
            reported(1, DONE, 200);
            Collections.shuffle(events, new java.util.Random(1));

            List<TimelineStep> steps = timeline().steps();

            assertThat(steps)
                    .extracting(TimelineStep::kind)
                    .containsExactly(
                            Kind.WEBHOOK,
                            Kind.VERIFIED,
                            Kind.ORDERED,
                            Kind.QUEUED,
                            Kind.PUBLISHED,
                            Kind.EVIDENCE,
                            Kind.OUTCOME,
                            Kind.DEADLINE,
                            Kind.REPORT_FAILED,
                            Kind.REPORTED);
            assertThat(steps)
                    .extracting(TimelineStep::afterMillis)
                    .containsExactly(null, 0L, 0L, 1_000L, 2_000L, 3_000L, 0L, 834_000L, 66_000L, 0L);
            assertThat(timeline().deadline()).isEqualTo(DEADLINE);
            assertThat(steps.get(1).summary()).isEqualTo("The signature proved that Flip had called");
        }

        @Test
        void in_the_middle_are_left_out_and_counted_when_there_are_too_many() {
            happens(new CommandAcked(ID, THING, 1, now, DONE, now));
            for (int attempt = 1; attempt <= 600; attempt++) {
                after(1);
                happens(new OutcomeAttemptFailed(ID, THING, 1, attempt, "timeout", now));
            }

            Timeline timeline = timeline();

            assertThat(timeline.steps()).hasSize(500);
            assertThat(timeline.stepsLeftOut()).isEqualTo(105);
            assertThat(timeline.steps().getFirst().kind()).isEqualTo(Kind.WEBHOOK);
            assertThat(timeline.steps().getLast().kind()).isEqualTo(Kind.DEADLINE);
        }
    }
}
