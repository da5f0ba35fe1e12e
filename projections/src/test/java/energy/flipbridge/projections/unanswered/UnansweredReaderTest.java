package energy.flipbridge.projections.unanswered;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.CommandRejected;
import energy.flipbridge.domain.command.CommandEvent.CommandWithdrawn;
import energy.flipbridge.domain.command.CommandEvent.OutcomeAttemptFailed;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.Outcome;
import energy.flipbridge.domain.command.Withdrawal;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.projections.delivery.DeliverySignals;
import energy.flipbridge.projections.delivery.DeliveryView;
import energy.flipbridge.projections.delivery.Pending;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.outcomes.OutcomeSignals;
import energy.flipbridge.projections.outcomes.OutcomesView;
import energy.flipbridge.projections.outcomes.Outstanding;
import energy.flipbridge.projections.timeline.Turn.Whose;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnansweredReaderTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Instant START = Stories.START;
    private static final String THING = "garage";
    private static final String ID = "c-1";
    private static final Outcome DONE = new Outcome(Outcome.Status.OK, null);
    private static final Outcome HOT = new Outcome(Outcome.Status.FAILED_FAULT, "too hot");

    private final MongoDatabase database = MONGO.database();
    private final List<Object> events = new ArrayList<>();

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    private void ordered(String thing, String id, Instant at) {
        events.add(new CommandReceived(
                id, thing, 1, Stories.order(thing, id, at), "w-" + id, at.plus(Duration.ofMinutes(14)), at));
    }

    private void queued(int version) {
        events.add(new DeliveryQueued(THING, ID, version, START, Stories.WINDOW, false, START, "{}"));
    }

    private void published(int version, int attempt, Instant at) {
        events.add(new CommandPublished(THING, List.of(new Publication(ID, version, START)), attempt, at));
    }

    private void heard(Instant at) {
        events.add(Stories.reading(THING, events.size(), at));
    }

    private UnansweredReader.Found found(Instant now) {
        for (View view : List.of(new OutcomesView(new Deaf()), new DeliveryView(new Deaf()), new DevicesView())) {
            new ViewRunner(view, database).run(events);
        }
        assertThat(database.getCollection("parked").countDocuments()).isZero();
        return new UnansweredReader(database).found(now);
    }

    private Unanswered one(Instant now) {
        assertThat(found(now).commands()).hasSize(1);
        return found(now).commands().getFirst();
    }

    private static Instant after(long minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    @Nested
    class Causes {

        @Test
        void is_the_bridge_until_aws_iot_has_the_command() {
            // given
            heard(START);
            ordered(THING, ID, START);

            // when it is not even queued
            Unanswered queueing = one(START.plusSeconds(3));

            // then
            assertThat(queueing.cause()).isEqualTo(Cause.OURS);
            assertThat(queueing.turn().what()).contains("queues the command");
            assertThat(queueing.turn().late()).isNull();
            assertThat(queueing.next()).startsWith("Wait");

            // when it waits to be published for minutes
            queued(1);
            Unanswered publishing = one(after(6));

            // then
            assertThat(publishing.cause()).isEqualTo(Cause.OURS);
            assertThat(publishing.turn().what()).contains("AWS IoT");
            assertThat(publishing.turn().late()).isEqualTo("The bridge has not done its part for 6 min");
            assertThat(publishing.turn().until()).isEqualTo(after(14));
            assertThat(publishing.next()).contains("AWS IoT");
        }

        @Test
        void is_the_battery_that_is_heard_and_does_not_confirm() {
            ordered(THING, ID, START);
            queued(1);
            published(1, 3, after(1));
            heard(after(6));

            Unanswered found = one(after(7));

            assertThat(found.cause()).isEqualTo(Cause.BATTERY);
            assertThat(found.turn().whose()).isEqualTo(Whose.DEVICE);
            assertThat(found.turn().late()).contains("has not confirmed after 3 publishes for 7 min");
            assertThat(found.next()).contains("writes back");
        }

        @Test
        void names_a_clock_that_is_wrong_first_when_its_battery_does_not_confirm() {
            ordered(THING, ID, START);
            queued(1);
            published(1, 1, START);
            events.add(Stories.reading(THING, 1, after(6), after(10)));

            Unanswered found = one(after(7));

            assertThat(found.next()).startsWith("Have the battery's clock set");
            assertThat(found.device())
                    .isNotNull()
                    .satisfies(device -> assertThat(device.clockWarning()).startsWith("Its clock is 4 min ahead"));
        }

        @Test
        void is_the_silence_of_the_battery() {
            heard(START.minusSeconds(60));
            events.add(new WentOffline(THING, START.minusSeconds(60), START));
            ordered(THING, ID, START);
            queued(1);
            published(1, 1, START);

            Unanswered found = one(after(11));

            assertThat(found.cause()).isEqualTo(Cause.OFFLINE);
            assertThat(found.turn().late())
                    .isEqualTo("The battery is offline: nothing was heard of it since 2026-11-24T15:59:00.000Z, "
                            + "12 min ago");
            assertThat(found.next()).contains("power");
        }

        @Test
        void is_the_silence_of_a_battery_that_was_never_heard() {
            ordered(THING, ID, START);
            queued(1);
            published(1, 1, START);

            Unanswered found = one(after(3));

            assertThat(found.cause()).isEqualTo(Cause.OFFLINE);
            assertThat(found.turn().late()).contains("nothing was heard of it since");
        }

        @Test
        void is_the_battery_that_refused_until_flip_has_been_told() {
            // given
            heard(START);
            ordered(THING, ID, START);
            queued(1);
            published(1, 1, START);
            events.add(new CommandRejected(ID, THING, 1, START, HOT, after(1)));
            events.add(new CommandWithdrawn(
                    ID,
                    THING,
                    2,
                    Withdrawal.REJECTED,
                    Stories.order(THING, ID, START).withdrawn(),
                    "too hot",
                    after(14),
                    after(1)));

            // when, then
            Unanswered refused = one(after(2));
            assertThat(refused.cause()).isEqualTo(Cause.REJECTED);
            assertThat(refused.reason()).isEqualTo("too hot");
            assertThat(refused.turn().what()).isEqualTo("The bridge tells Flip FAILED_FAULT");
            assertThat(refused.next()).contains("Flip is told without you");

            // when Flip cannot be reached
            events.add(new OutcomeAttemptFailed(ID, THING, 1, 1, "HTTP 503", after(2)));
            Unanswered untold = one(after(3));
            assertThat(untold.cause()).isEqualTo(Cause.REJECTED);
            assertThat(untold.turn().whose()).isEqualTo(Whose.FLIP);
            assertThat(untold.next()).contains("whether Flip can be reached");

            // when Flip has been told
            events.add(new OutcomeReported(ID, THING, 1, HOT, 200, after(4)));
            assertThat(found(after(5)).commands()).isEmpty();
        }

        @Test
        void is_ours_while_flip_does_not_take_what_the_battery_confirmed() {
            ordered(THING, ID, START);
            events.add(new CommandAcked(ID, THING, 1, START, DONE, after(1)));
            events.add(new OutcomeAttemptFailed(ID, THING, 1, 1, "HTTP 503", after(1)));
            events.add(new OutcomeAttemptFailed(ID, THING, 1, 2, "timeout", after(2)));

            Unanswered found = one(after(30));

            assertThat(found.cause()).isEqualTo(Cause.OURS);
            assertThat(found.band()).isEqualTo(Band.FROM_14);
            assertThat(found.turn().since()).isEqualTo(after(1));
            assertThat(found.turn().until()).isEqualTo(after(14));
            assertThat(found.turn().late()).isEqualTo("Flip could not be told in 2 attempts; the last failed: timeout");
        }

        @Test
        void is_ours_when_the_battery_had_its_time_and_flip_is_yet_to_be_told() {
            ordered(THING, ID, START);
            events.add(Stories.failed(THING, ID, after(14)));

            Unanswered found = one(after(15));

            assertThat(found.cause()).isEqualTo(Cause.OURS);
            assertThat(found.reason()).isEqualTo("the battery did not confirm in time");
            assertThat(found.next()).contains("outcomes");
        }

        @Test
        void of_a_command_that_flip_called_off_begins_anew() {
            heard(START);
            ordered(THING, ID, START);
            queued(1);
            published(1, 1, START);
            events.add(Stories.canceled(THING, ID, after(9)));

            Unanswered found = one(after(10));

            assertThat(found.askedAt()).isEqualTo(after(9));
            assertThat(found.band()).isEqualTo(Band.UNDER_5);
            assertThat(found.turn().what()).contains("queues");
        }
    }

    @Nested
    class Bands {

        @ParameterizedTest
        @CsvSource({"-60,UNDER_5", "0,UNDER_5", "299,UNDER_5", "300,FROM_5", "600,FROM_10", "839,FROM_10", "840,FROM_14"
        })
        void begin_with_their_minute(long seconds, Band expected) {
            assertThat(Band.of(START, START.plusSeconds(seconds))).isEqualTo(expected);
        }
    }

    @Nested
    class Lists {

        @Test
        void hold_what_is_outstanding_alone_those_that_wait_longest_first_and_are_counted() {
            // given one that is settled, and some that wait
            events.addAll(Stories.command("porch", "settled", START));
            ordered("b-1", "young", after(10));
            ordered("b-2", "old", after(1));
            ordered("b-3", "another-old", after(1));

            // when
            UnansweredReader.Found found = found(after(12));

            // then
            assertThat(found.commands())
                    .extracting(Unanswered::commandId)
                    .containsExactly("another-old", "old", "young");
            assertThat(found.outstanding()).isEqualTo(3);
            assertThat(found.isComplete()).isTrue();
            assertThat(found.tally().of(Band.FROM_10, Cause.OURS)).isEqualTo(2);
            assertThat(found.tally().of(Band.UNDER_5)).isEqualTo(1);
            assertThat(found.tally().of(Cause.OURS)).isEqualTo(3);
            assertThat(found.tally().of(Cause.OFFLINE)).isZero();
        }

        @Test
        void are_bounded_and_say_how_many_there_are() {
            IntStream.range(0, UnansweredReader.MOST + 200)
                    .forEach(number -> ordered("b-" + number % 50, "c-" + number, START.plusMillis(number)));

            UnansweredReader.Found found = found(after(1));

            assertThat(found.commands()).hasSize(UnansweredReader.MOST);
            assertThat(found.outstanding()).isEqualTo(UnansweredReader.MOST + 200);
            assertThat(found.isComplete()).isFalse();
        }

        @Test
        void leave_out_what_was_kept_before_it_was_kept_when_flip_asked() {
            database.getCollection(OutcomesView.NAME)
                    .insertOne(new Document("_id", "before")
                            .append("position", 1L)
                            .append("thing", THING)
                            .append("partition", 1)
                            .append(
                                    "report",
                                    new Document("version", 1)
                                            .append("status", "OK")
                                            .append("attempts", 0)));

            UnansweredReader.Found found = found(after(1));

            assertThat(found.commands()).isEmpty();
            assertThat(found.isComplete()).isFalse();
        }
    }

    /** No worker listens. */
    private static final class Deaf implements OutcomeSignals, DeliverySignals {

        @Override
        public void outstanding(Outstanding command) {}

        @Override
        public void settled(String commandId) {}

        @Override
        public void pending(Pending pending) {}

        @Override
        public void nothingPending(String thing) {}

        @Override
        public void heard(String thing, Instant receivedAt, Instant mark) {}
    }
}
