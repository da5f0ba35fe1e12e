package energy.flipbridge.projections.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.device.DeviceEvent.Released;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.forwarding.ForwardingEvent.Failure;
import energy.flipbridge.domain.forwarding.ForwardingEvent.ReadingsForwarded;
import energy.flipbridge.projections.parking.Parked;
import energy.flipbridge.projections.parking.Parked.State;
import energy.flipbridge.projections.parking.ParkingLots;
import energy.flipbridge.projections.parking.Verdict;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.ViewRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings on their way from the event store to a Flip that refuses some batches whole. */
class ForwardingTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int READINGS = 100;

    private final MongoDatabase database = MONGO.database();
    private final Forwarding forwarding = new Forwarding(database);

    /** Hears nothing, as while a view is replayed. */
    static final class Nobody implements ForwardingSignals {

        @Override
        public void chunk(int partition, Chunk.Key key) {}

        @Override
        public void chunkGone(String id) {}

        @Override
        public void settled(int partition, String batchId) {}
    }

    @AfterEach
    void close() {
        forwarding.close();
    }

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void a_reading_that_flip_cannot_read_is_parked_and_the_others_arrive_once() {
        // given
        forwarding.flip.cannotRead("battery-1:41");

        // when
        reported(READINGS);

        // then
        awaitTaken(without(41));
        Parked parked = awaitParked(1).getFirst();
        assertThat(parked.cause()).isEqualTo(PickyFlip.CAUSE);
        assertThat(parked.attempts()).isEqualTo(1);
        assertThat(parked.subject()).isEqualTo("reading epoch:41 of battery-1");
        assertThat(forwarding.refused().content(parked.id().key()).orElseThrow())
                .contains("\"sequence\":41");
        assertThat(forwarding.flip.takenTwice()).isEmpty();
        assertThat(forwarding.flip.batches()).hasSizeLessThanOrEqualTo(1 + 2 * 7);
        awaitNothingWaits();
    }

    @Test
    void several_are_found_wherever_they_are() {
        // given
        forwarding.flip.cannotRead("battery-1:0", "battery-1:1", "battery-1:50", "battery-1:99");

        // when
        reported(READINGS);

        // then
        awaitTaken(without(0, 1, 50, 99));
        awaitParked(4);
        assertThat(forwarding.flip.takenTwice()).isEmpty();
        awaitNothingWaits();
    }

    @Test
    void a_view_that_stands_still_while_flip_answers_repeats_nothing() {
        // given
        forwarding.flip.thinks();
        reported(20);
        await().atMost(SOON).until(() -> !forwarding.flip.batches().isEmpty());

        // when
        forwarding.standStill();
        forwarding.goOn();
        forwarding.flip.answersNow();

        // then
        awaitTaken(IntStream.range(0, 20).mapToObj(i -> "battery-1:" + i).toList());
        awaitNothingWaits();
        assertThat(forwarding.flip.takenTwice()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 11})
    void a_node_that_dies_anywhere_repeats_at_most_the_batch_whose_answer_was_lost(int appends) {
        // given
        forwarding.flip.cannotRead("battery-1:3", "battery-1:17");
        forwarding.diesAfter(appends);
        reported(20);
        await().atMost(SOON).until(forwarding::isDead);

        // when
        forwarding.restart();

        // then
        awaitTaken(IntStream.range(0, 20)
                .filter(i -> i != 3 && i != 17)
                .mapToObj(i -> "battery-1:" + i)
                .toList());
        awaitParked(2);
        awaitNothingWaits();
        List<String> twice = forwarding.flip.takenTwice();
        if (!twice.isEmpty()) {
            assertThat(forwarding.flip.batches().stream()
                            .filter(batch -> batch.readings().equals(twice)))
                    .hasSize(2);
        }
    }

    @Test
    void a_retried_reading_arrives_once_when_the_cause_is_gone() {
        // given
        forwarding.flip.cannotRead("battery-1:3");
        reported(5);
        Parked parked = awaitParked(1).getFirst();
        forwarding.flip.canReadAll();

        // when
        Verdict verdict = forwarding.refused().retry(parked.id().key(), "support:ada");

        // then
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Done.class, done -> {
            assertThat(done.parked().state()).isEqualTo(State.RETRIED);
            assertThat(done.parked().decision()).isNotNull();
        });
        awaitTaken(IntStream.range(0, 5).mapToObj(i -> "battery-1:" + i).toList());
        awaitNothingWaits();
        assertThat(forwarding.flip.takenTwice()).isEmpty();
        assertThat(forwarding.refused().retry(parked.id().key(), "support:ada")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void a_retried_reading_that_is_refused_again_is_parked_again() {
        // given
        forwarding.flip.cannotRead("battery-1:3");
        reported(5);
        Parked parked = awaitParked(1).getFirst();

        // when
        forwarding.refused().retry(parked.id().key(), "support:ada");

        // then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                forwarding.refused().find(parked.id().key()))
                        .hasValueSatisfying(again -> {
                            assertThat(again.state()).isEqualTo(State.PARKED);
                            assertThat(again.attempts()).isEqualTo(2);
                        }));
        awaitNothingWaits();
    }

    @Test
    void a_discarded_reading_is_kept_with_who_and_why_and_never_sent() {
        // given
        forwarding.flip.cannotRead("battery-1:3");
        reported(5);
        Parked parked = awaitParked(1).getFirst();

        // when
        forwarding.refused().discard(parked.id().key(), "support:ada", "a test device");

        // then
        assertThat(forwarding.refused().find(parked.id().key())).hasValueSatisfying(discarded -> {
            assertThat(discarded.state()).isEqualTo(State.DISCARDED);
            assertThat(discarded.decision())
                    .extracting(Parked.Decision::by, Parked.Decision::reason)
                    .containsExactly("support:ada", "a test device");
            assertThat(discarded.expiresAt()).isNotNull();
        });
        assertThat(forwarding.refused().newest(State.PARKED, null, 10)).isEmpty();
        assertThat(forwarding.refused().retry(parked.id().key(), "support:ada")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void what_was_measured_between_two_owners_goes_to_neither() {
        // given
        reported(3);
        awaitTaken(List.of("battery-1:0", "battery-1:1", "battery-1:2"));

        // when
        forwarding.happened(List.of(
                new ReleaseBegan("battery-1", List.of(), Stories.START.plusSeconds(3)),
                Stories.reading("battery-1", 6, Stories.START.plusSeconds(3)),
                new Released("battery-1", Stories.START.plusSeconds(3)),
                Stories.reading("battery-1", 3, Stories.START.plusSeconds(4)),
                new Registered("battery-1", "homeowner:2", "cert", "nonce-2", Stories.START.plusSeconds(5)),
                Stories.reading("battery-1", 4, Stories.START.plusSeconds(6)),
                new Commissioned(
                        "battery-1",
                        FlipIds.site("battery-1"),
                        FlipIds.device("battery-1"),
                        false,
                        Stories.START.plusSeconds(7)),
                Stories.reading("battery-1", 5, Stories.START.plusSeconds(8))));

        // then
        awaitTaken(List.of("battery-1:0", "battery-1:1", "battery-1:2", "battery-1:4", "battery-1:5"));
        awaitNothingWaits();
        assertThat(forwarding.view().find(Filters.eq("kind", Chunk.HELD))).isEmpty();
    }

    @Test
    void what_came_in_before_a_battery_was_given_up_is_known_to_wait_until_flip_has_it() {
        // given
        forwarding.diesAfter(0);
        reported(3);
        forwarding.happened(List.of(new ReleaseBegan("battery-1", List.of(), Stories.START.plusSeconds(3))));
        await().atMost(SOON).until(forwarding::isDead);
        assertThat(forwarding.due().hasAny("battery-1")).isTrue();
        assertThat(forwarding.due().hasAny("battery-2")).isFalse();

        // when
        forwarding.restart();

        // then
        await().atMost(SOON).until(() -> !forwarding.due().hasAny("battery-1"));
        awaitTaken(List.of("battery-1:0", "battery-1:1", "battery-1:2"));
    }

    @Test
    void what_flip_refused_does_not_wait_for_it_but_is_tried_again_while_the_battery_is_there() {
        forwarding.flip.doesNotHave("battery-1");
        reported(1);
        forwarding.happened(List.of(new ReleaseBegan("battery-1", List.of(), Stories.START.plusSeconds(3))));

        await().atMost(SOON)
                .until(() -> forwarding.view().countDocuments(Filters.eq("items.attempts", 1)) == 1
                        && !forwarding.due().hasAny("battery-1"));
        await().atMost(SOON).until(() -> forwarding.flip.takenTwice().equals(List.of("battery-1:0")));
    }

    @Test
    void what_flip_refuses_of_a_battery_that_is_gone_is_neither_sent_again_nor_parked() {
        // given
        forwarding.flip.doesNotHave("battery-1");
        forwarding.diesAfter(0);
        reported(3);
        forwarding.happened(List.of(
                new ReleaseBegan("battery-1", List.of(), Stories.START.plusSeconds(3)),
                new Released("battery-1", Stories.START.plusSeconds(4)),
                commissioned("battery-2"),
                Stories.reading("battery-2", 0, Stories.START.plusSeconds(5))));
        await().atMost(SOON).until(forwarding::isDead);

        // when
        forwarding.restart();

        // then
        awaitNothingWaits();
        assertThat(forwarding.refused().newest(State.PARKED, null, 10)).isEmpty();
        assertThat(forwarding.flip.taken())
                .containsOnlyOnce("battery-1:0", "battery-1:1", "battery-1:2", "battery-2:0");
        assertThat(forwarding.events())
                .extracting(DomainEventMessage::getPayload)
                .filteredOn(ReadingsForwarded.class::isInstance)
                .flatExtracting(event -> ((ReadingsForwarded) event).failures())
                .extracting(Failure::message)
                .containsOnly("Device not found")
                .hasSize(3);
        MongoDatabase replayed = MONGO.database();
        new ViewRunner(new FlipView(new Nobody()), replayed).run(forwarding.events(), () -> 2);
        assertThat(ViewRunner.bytes(replayed, FlipView.NAME)).isEqualTo(ViewRunner.bytes(database, FlipView.NAME));
    }

    @Test
    void the_list_is_read_page_by_page_newest_first() {
        // given
        IntStream.range(0, 7).forEach(i -> forwarding.flip.cannotRead("battery-1:" + i));
        reported(7);
        List<Parked> all = awaitParked(7);
        ParkingLots lots = new ParkingLots(List.of(forwarding.refused()));

        // when
        List<Parked> read = new ArrayList<>();
        var page = lots.list(null, State.PARKED, 3, null);
        read.addAll(page.items());
        while (page.next() != null) {
            page = lots.list(null, State.PARKED, 3, page.next());
            read.addAll(page.items());
        }

        // then
        assertThat(read).isEqualTo(all).hasSize(7);
        assertThat(read).extracting(Parked::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void a_replay_ends_in_the_same_documents() {
        // given
        forwarding.flip.cannotRead("battery-1:3", "battery-1:4");
        reported(9);
        List<Parked> parked = awaitParked(2);
        forwarding.refused().discard(parked.getFirst().id().key(), "support:ada", "a test device");
        forwarding.refused().retry(parked.getLast().id().key(), "support:ada");
        awaitParked(1);
        awaitNothingWaits();

        for (int seed = 0; seed < 5; seed++) {
            // when
            MongoDatabase replayed = MONGO.database();
            Random random = new Random(seed);
            new ViewRunner(new FlipView(new Nobody()), replayed).run(forwarding.events(), () -> 1 + random.nextInt(6));

            // then
            assertThat(ViewRunner.bytes(replayed, FlipView.NAME)).isEqualTo(ViewRunner.bytes(database, FlipView.NAME));
        }
    }

    private void reported(int readings) {
        List<Object> events = new ArrayList<>();
        events.add(commissioned("battery-1"));
        for (int i = 0; i < readings; i++) {
            events.add(Stories.reading("battery-1", i, Stories.START.plusSeconds(i)));
        }
        forwarding.happened(events);
    }

    private static Commissioned commissioned(String thing) {
        return new Commissioned(thing, FlipIds.site(thing), FlipIds.device(thing), false, Stories.START);
    }

    private void awaitTaken(List<String> readings) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(forwarding.flip.taken()).containsAll(readings));
        assertThat(forwarding.flip.taken()).isSubsetOf(readings);
    }

    private List<Parked> awaitParked(int count) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(forwarding.refused().newest(State.PARKED, null, 50))
                        .hasSize(count));
        return forwarding.refused().newest(State.PARKED, null, 50);
    }

    private void awaitNothingWaits() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(forwarding.view().find(Filters.in("kind", Chunk.DUE, Batch.KIND)))
                        .isEmpty());
    }

    private static List<String> without(Integer... numbers) {
        return IntStream.range(0, READINGS)
                .filter(i -> !List.of(numbers).contains(i))
                .mapToObj(i -> "battery-1:" + i)
                .toList();
    }
}
