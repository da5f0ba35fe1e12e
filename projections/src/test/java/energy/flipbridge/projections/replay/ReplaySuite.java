package energy.flipbridge.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.operation.OperationEvent.ReplayEnded;
import energy.flipbridge.domain.operation.OperationEvent.ReplayRequested;
import energy.flipbridge.domain.operation.ReplayEnd;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.delivery.DeliverySignals;
import energy.flipbridge.projections.delivery.DeliveryView;
import energy.flipbridge.projections.delivery.Pending;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.errands.ErrandsView;
import energy.flipbridge.projections.history.HistoryView;
import energy.flipbridge.projections.history.HomeHistoryView;
import energy.flipbridge.projections.homes.HomesView;
import energy.flipbridge.projections.notices.NoticesView;
import energy.flipbridge.projections.replay.Pause.ByStaff;
import energy.flipbridge.projections.replay.ReplayRun.Request;
import energy.flipbridge.projections.safety.StopsView;
import energy.flipbridge.projections.telemetry.TelemetryView;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.view.ViewRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for replays on every MongoDB. */
abstract class ReplaySuite {

    private static final int BEFORE = 500;
    private static final List<DomainEventMessage<?>> EVENTS = Stories.random(11, 10, 900);

    /** @return an empty database */
    abstract MongoDatabase database();

    static Stream<View> views() {
        return Stream.of(
                new DevicesView(),
                new HistoryView(),
                new CommandsView(),
                new TelemetryView(),
                new HomesView(),
                new ErrandsView(_ -> {}),
                new NoticesView(_ -> {}),
                new HomeHistoryView(),
                new StopsView(),
                new DeliveryView(new Deaf()));
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_replayed_view_is_the_live_one_byte_for_byte_and_goes_on(View view) {
        try (Replaying replaying = new Replaying(view, database())) {
            // given
            replaying.publish(EVENTS.subList(0, BEFORE));
            replaying.awaitView();
            Map<String, String> live = replaying.bytes();

            // when
            replaying.request();
            assertThat(replaying
                            .node(replaying.database, new Hooked(view, _ -> {}))
                            .workOnNext())
                    .isTrue();

            // then
            ReplayRun run = replaying.run();
            assertThat(run).returns(ReplayState.DONE, ReplayRun::state).returns(0L, ReplayRun::unfoldable);
            assertThat(run.isEqual()).contains(true);
            assertThat(run.after()).isNotNull().returns((long) live.size(), Digest::documents);
            assertThat(replaying.bytes()).isEqualTo(live);
            assertThat(replaying.shadows()).isEmpty();

            // and when
            replaying.publish(EVENTS.subList(BEFORE, EVENTS.size()));
            replaying.awaitView();

            // then
            assertThat(replaying.bytes()).isEqualTo(folded(view));
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void events_that_happen_meanwhile_are_in_both(View view) throws Exception {
        try (Replaying replaying = new Replaying(view, database());
                ExecutorService outside = Executors.newSingleThreadExecutor()) {
            // given
            replaying.publish(EVENTS.subList(0, BEFORE));
            replaying.awaitView();
            replaying.request();

            // when
            Future<?> happening = outside.submit(() -> {
                for (DomainEventMessage<?> event : EVENTS.subList(BEFORE, EVENTS.size())) {
                    replaying.publish(List.of(event));
                }
            });
            replaying.node().workOnNext();
            happening.get();
            replaying.awaitView();

            // then
            assertThat(replaying.run().state()).isEqualTo(ReplayState.DONE);
            assertThat(replaying.run().isEqual()).contains(true);
            assertThat(replaying.bytes()).isEqualTo(folded(view));
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_node_that_is_killed_anywhere_is_followed_by_another_that_ends_it_right(View view) {
        Random random = new Random(5);
        for (int story = 0; story < 4; story++) {
            try (Replaying replaying = new Replaying(view, database())) {
                // given
                replaying.publish(EVENTS.subList(0, BEFORE));
                replaying.awaitView();
                Map<String, String> live = replaying.bytes();
                replaying.request();

                // when nodes die one after the other
                for (int death = 0; death < 5; death++) {
                    MongoDatabase mortal =
                            Mortal.database(replaying.database, 5 + random.nextInt(120), random.nextBoolean());
                    catchThrowable(() -> replaying.node(mortal, view).workOnNext());
                    replaying.pass(ReplayRuns.LEASE.plusSeconds(1));
                }
                replaying.node().workOnNext();

                // then
                ReplayRun run = replaying.run();
                assertThat(run.state()).as("%s", run).isEqualTo(ReplayState.DONE);
                assertThat(run.isEqual()).as("%s", run).contains(true);
                assertThat(replaying.bytes()).isEqualTo(live);
                assertThat(replaying.shadows()).isEmpty();
                assertThat(replaying.told).hasSize(2);
                replaying.pass(Duration.ofMinutes(1));
                replaying.publish(EVENTS.subList(BEFORE, EVENTS.size()));
                replaying.awaitView();
                assertThat(replaying.bytes()).isEqualTo(folded(view));
            }
        }
    }

    @Test
    void several_views_are_folded_in_one_reading_of_the_events() {
        List<View> views = views().toList();
        try (Replaying replaying = new Replaying(views, database())) {
            // given
            replaying.publish(EVENTS);
            replaying.awaitView();
            Map<View, Map<String, String>> live = bytes(replaying, views);
            views.forEach(view -> replaying.replays().begin(view.name(), Replaying.REQUEST));

            // when
            ReplayWorker node = replaying.node();
            node.workOnNext();

            // then
            assertThat(replaying.readings()).isEqualTo(1);
            assertThat(replaying.replays().all())
                    .allSatisfy(run -> assertThat(run).returns(ReplayState.BUILDING, ReplayRun::state))
                    .allSatisfy(run -> assertThat(run.position()).isPositive());

            // and when
            workOff(node);

            // then
            assertThat(replaying.replays().all())
                    .hasSize(views.size())
                    .allSatisfy(run -> assertThat(run).returns(ReplayState.DONE, ReplayRun::state))
                    .allSatisfy(run -> assertThat(run.isEqual()).contains(true));
            assertThat(bytes(replaying, views)).isEqualTo(live);
            assertThat(replaying.shadows()).isEmpty();
        }
    }

    @Test
    void what_keeps_one_of_several_views_from_being_folded_keeps_no_other() {
        View good = new CommandsView();
        View canceled = new DevicesView();
        View failing = new TelemetryView();
        try (Replaying replaying = new Replaying(List.of(good, canceled, failing), database())) {
            // given
            replaying.publish(EVENTS);
            replaying.awaitView();
            Map<String, String> live = replaying.bytes(good);
            for (View view : List.of(good, canceled, failing)) {
                replaying.replays().begin(view.name(), Replaying.REQUEST);
            }

            // when
            AtomicInteger folded = new AtomicInteger();
            View canceling = new Hooked(canceled, _ -> {
                if (folded.incrementAndGet() == 100) {
                    replaying.replays().cancel(canceled.name(), "support:grace");
                }
            });
            View broken = new Hooked(failing, _ -> {
                throw new MongoException("the connection is lost");
            });
            workOff(replaying.node(replaying.database, List.of(good, canceling, broken)));

            // then
            assertThat(replaying.replays().find(good.name()).orElseThrow().isEqual())
                    .contains(true);
            assertThat(replaying.bytes(good)).isEqualTo(live);
            assertThat(replaying.replays().find(canceled.name()).orElseThrow().state())
                    .isEqualTo(ReplayState.CANCELED);
            assertThat(folded).hasValueLessThan(300);
            assertThat(replaying.replays().find(failing.name()).orElseThrow())
                    .returns(ReplayState.BUILDING, ReplayRun::state)
                    .returns(1, ReplayRun::failures);

            // and when the database is there again
            replaying.pass(Duration.ofMinutes(1));
            workOff(replaying.node());

            // then
            assertThat(replaying.replays().find(failing.name()).orElseThrow().isEqual())
                    .contains(true);
        }
    }

    @Test
    void nodes_that_are_killed_while_they_fold_several_views_are_followed_by_one_that_ends_them_right() {
        Random random = new Random(6);
        List<View> views = views().toList();
        try (Replaying replaying = new Replaying(views, database())) {
            // given
            replaying.publish(EVENTS);
            replaying.awaitView();
            Map<View, Map<String, String>> live = bytes(replaying, views);
            views.forEach(view -> replaying.replays().begin(view.name(), Replaying.REQUEST));

            // when
            for (int death = 0; death < 8; death++) {
                MongoDatabase mortal =
                        Mortal.database(replaying.database, 50 + random.nextInt(600), random.nextBoolean());
                catchThrowable(() -> workOff(replaying.node(mortal, views)));
                replaying.pass(ReplayRuns.LEASE.plusSeconds(1));
            }
            workOff(replaying.node());

            // then
            assertThat(replaying.replays().all())
                    .allSatisfy(run -> assertThat(run).returns(ReplayState.DONE, ReplayRun::state))
                    .allSatisfy(run -> assertThat(run.isEqual()).contains(true));
            assertThat(bytes(replaying, views)).isEqualTo(live);
            assertThat(replaying.shadows()).isEmpty();
        }
    }

    private static void workOff(ReplayWorker node) {
        while (node.workOnNext()) {
            // there is more to do
        }
    }

    private static Map<View, Map<String, String>> bytes(Replaying replaying, List<View> views) {
        return views.stream().collect(Collectors.toMap(view -> view, replaying::bytes));
    }

    @Test
    void documents_that_were_changed_by_hand_show_in_the_hash_and_are_right_again() {
        View view = new DevicesView();
        try (Replaying replaying = new Replaying(view, database())) {
            // given
            replaying.publish(EVENTS);
            replaying.awaitView();
            List<String> things = List.copyOf(replaying.bytes().keySet());
            replaying.database.getCollection(view.name()).deleteOne(Filters.eq("_id", things.get(0)));
            replaying
                    .database
                    .getCollection(view.name())
                    .updateOne(Filters.eq("_id", things.get(1)), Updates.set("owner", "somebody else"));
            replaying.database.getCollection(view.name()).createIndex(Indexes.ascending("owner"));

            // when
            replaying.request();
            replaying.node().workOnNext();

            // then
            ReplayRun run = replaying.run();
            assertThat(run.state()).isEqualTo(ReplayState.DONE);
            assertThat(run.isEqual()).contains(false);
            assertThat(replaying.bytes()).isEqualTo(folded(view));
            assertThat(replaying
                            .database
                            .getCollection(view.name())
                            .listIndexes()
                            .map(index -> index.get("name")))
                    .contains("owner_1");
            assertThat(replaying.told.values())
                    .satisfiesExactly(
                            requested -> assertThat(requested)
                                    .isEqualTo(
                                            new ReplayRequested(view.name(), null, "a test", Replaying.REQUEST.at())),
                            ended -> assertThat((ReplayEnded) ended)
                                    .returns(ReplayEnd.DONE, ReplayEnded::end)
                                    .returns(digest(run.before()), ReplayEnded::hashBefore)
                                    .returns(digest(run.after()), ReplayEnded::hashAfter));
        }
    }

    private static String digest(@Nullable Digest digest) {
        String hash = Objects.requireNonNull(digest).hash();
        assertThat(hash).matches("[0-9a-f]{64}");
        return hash;
    }

    @Test
    void from_a_position_missing_documents_come_back_and_the_others_stay() {
        View view = new CommandsView();
        try (Replaying replaying = new Replaying(view, database())) {
            // given
            replaying.publish(EVENTS.subList(0, BEFORE));
            replaying.awaitView();
            Map<String, String> before = replaying.bytes();
            replaying.publish(EVENTS.subList(BEFORE, EVENTS.size()));
            replaying.awaitView();
            Map<String, String> all = replaying.bytes();
            List<String> later =
                    all.keySet().stream().filter(id -> !before.containsKey(id)).toList();
            assertThat(later).isNotEmpty();
            replaying.database.getCollection(view.name()).deleteMany(Filters.in("_id", later));

            // when
            replaying.request(new Request(BEFORE - 1L, "support:ada", "a test", "request-1", Replaying.REQUEST.at()));
            AtomicInteger folded = new AtomicInteger();
            replaying
                    .node(replaying.database, new Hooked(view, _ -> folded.incrementAndGet()))
                    .workOnNext();

            // then
            assertThat(replaying.run().state()).isEqualTo(ReplayState.DONE);
            assertThat(replaying.run().isEqual()).contains(false);
            assertThat(replaying.bytes()).isEqualTo(all);
            assertThat(folded).hasValueBetween(1, EVENTS.size() - BEFORE);
        }
    }

    @Test
    void what_is_canceled_leaves_the_view_as_it_is() {
        View view = new DevicesView();
        try (Replaying replaying = new Replaying(view, database())) {
            // given
            replaying.publish(EVENTS);
            replaying.awaitView();
            Map<String, String> live = replaying.bytes();
            replaying.request();
            AtomicInteger folded = new AtomicInteger();
            View canceling = new Hooked(view, _ -> {
                if (folded.incrementAndGet() == 100) {
                    assertThat(replaying.replays().cancel(view.name(), "support:grace"))
                            .isPresent();
                }
            });

            // when
            replaying.node(replaying.database, canceling).workOnNext();

            // then
            assertThat(replaying.run())
                    .returns(ReplayState.CANCELED, ReplayRun::state)
                    .returns("support:grace", ReplayRun::canceledBy);
            assertThat(folded).hasValueLessThan(200);
            assertThat(replaying.bytes()).isEqualTo(live);
            assertThat(replaying.shadows()).isEmpty();
            assertThat(replaying.replays().cancel(view.name(), "support:grace")).isEmpty();
            replaying.awaitView();
        }
    }

    @Test
    void what_is_canceled_before_a_node_takes_it_up_does_nothing() {
        View view = new DevicesView();
        try (Replaying replaying = new Replaying(view, database())) {
            replaying.request();
            replaying.replays().cancel(view.name(), "support:grace");

            replaying.node().workOnNext();

            assertThat(replaying.run().state()).isEqualTo(ReplayState.CANCELED);
            assertThat(replaying.node().workOnNext()).isFalse();
        }
    }

    @Test
    void there_is_one_replay_of_a_view_at_a_time() {
        View view = new DevicesView();
        try (Replaying replaying = new Replaying(view, database())) {
            // given
            replaying.publish(EVENTS.subList(0, BEFORE));
            replaying.awaitView();
            ReplayRun first = replaying.request();

            // when
            assertThat(replaying.replays().begin(view.name(), Replaying.REQUEST))
                    .isEqualTo(new Replays.Answer.GoesOn(view.name()));
            replaying.node().workOnNext();
            ReplayRun second = replaying.request();

            // then
            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(replaying.replays().all()).containsExactly(second);
        }
    }

    @Test
    void what_the_view_cannot_fold_is_reported_and_parked_nowhere() {
        View view = new DevicesView();
        try (Replaying replaying = new Replaying(view, database())) {
            // given
            replaying.publish(EVENTS.subList(0, BEFORE));
            replaying.awaitView();
            replaying.request();
            View picky = new Hooked(view, event -> {
                if (event.payload() instanceof Registered) {
                    throw new IllegalArgumentException("no");
                }
            });

            // when
            replaying.node(replaying.database, picky).workOnNext();

            // then
            assertThat(replaying.run().unfoldable()).isPositive();
            assertThat(replaying.run().examples())
                    .hasSizeBetween(1, 5)
                    .allSatisfy(example ->
                            assertThat(example).matches("Registered at position \\d+: .*IllegalArgumentException: no"));
            assertThat(replaying.run().isEqual()).contains(false);
            assertThat(replaying.database.getCollection("parked").countDocuments())
                    .isZero();
        }
    }

    @Test
    void a_view_that_staff_have_paused_is_replayed_and_stays_paused() {
        View view = new DevicesView();
        try (Replaying replaying = new Replaying(view, database())) {
            // given
            replaying.publish(EVENTS.subList(0, BEFORE));
            replaying.awaitView();
            replaying.pauses().pause(view.name(), "support:ada", "a test");
            replaying.request();

            // when
            replaying.node().workOnNext();

            // then
            assertThat(replaying.run().isEqual()).contains(true);
            assertThat(replaying.pauses().current().get(view.name()))
                    .returns(false, Pause::isForReplay)
                    .satisfies(pause -> assertThat(pause.byStaff()).isNotNull().returns("a test", ByStaff::reason));

            // and when
            replaying.publish(EVENTS.subList(BEFORE, EVENTS.size()));
            assertThat(replaying.pauses().resume(view.name())).isTrue();
            replaying.awaitView();

            // then
            assertThat(replaying.bytes()).isEqualTo(folded(view));
            assertThat(replaying.pauses().resume(view.name())).isFalse();
        }
    }

    private Map<String, String> folded(View view) {
        MongoDatabase database = database();
        new ViewRunner(view, database).run(EVENTS, EVENTS::size);
        return ViewRunner.bytes(database, view.name());
    }

    private static final class Deaf implements DeliverySignals {

        @Override
        public void pending(Pending pending) {}

        @Override
        public void nothingPending(String thing) {}

        @Override
        public void heard(String thing, Instant receivedAt, Instant mark) {}
    }
}
