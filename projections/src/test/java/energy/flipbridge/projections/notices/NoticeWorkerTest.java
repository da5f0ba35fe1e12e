package energy.flipbridge.projections.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.home.FlipEvent;
import energy.flipbridge.domain.home.FlipEvent.Scheduled;
import energy.flipbridge.domain.home.FlipEventStatus;
import energy.flipbridge.domain.home.HomeCommand;
import energy.flipbridge.domain.home.HomeCommand.OpenHome;
import energy.flipbridge.domain.home.HomeCommand.RecordBatteryCommissioned;
import energy.flipbridge.domain.home.HomeCommand.RecordFlipEvent;
import energy.flipbridge.domain.home.HomeCommand.RecordParticipation;
import energy.flipbridge.domain.home.HomeCommand.RecordReserve;
import energy.flipbridge.domain.home.HomeCommand.ReleaseBattery;
import energy.flipbridge.domain.home.HomeCommand.RequestCommissioning;
import energy.flipbridge.domain.home.HomeEvent.HomeownerNotified;
import energy.flipbridge.domain.home.NoticeKind;
import energy.flipbridge.domain.home.NoticeOutcome;
import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.notices.Notice.LowReserve;
import energy.flipbridge.projections.notices.Notice.NewEvent;
import energy.flipbridge.projections.notices.Notice.SilentBattery;
import energy.flipbridge.projections.parking.ParkedEvents;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.Processors;
import energy.flipbridge.projections.view.View;
import energy.flipbridge.projections.worker.RecordedHomes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A home with a battery, and what its owner is told, on an event store in memory. */
class NoticeWorkerTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final String SITE = "site-for-device::b";
    private static final String ADA = "homeowner:ada";

    private final RecordingNotices notices = new RecordingNotices();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final MongoDatabase database = MONGO.database();
    private final RecordedHomes homes = new RecordedHomes();
    private final NoticeWorker worker = worker();
    private final Processors processors = new Processors(homes.store());
    private final List<PooledStreamingEventProcessor> views = Stream.of(new NoticesView(worker), new DevicesView())
            .map(this::view)
            .toList();

    @BeforeEach
    void start() {
        views.forEach(PooledStreamingEventProcessor::start);
        own(worker);
        send(new OpenHome(SITE, ADA, NOW));
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        send(new RecordBatteryCommissioned(SITE, "b", "r-1", false, NOW));
    }

    @AfterEach
    void close() {
        views.forEach(PooledStreamingEventProcessor::shutDown);
        processors.close();
        worker.close();
        homes.close();
    }

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Nested
    class NewEvents {

        @Test
        void are_told_once() {
            announce("v-1", TOMORROW);
            awaitRecorded(NoticeKind.NEW_EVENT, "v-1", NoticeOutcome.SENT);

            send(new RecordFlipEvent(SITE, event("v-1", FlipEventStatus.UPCOMING, TOMORROW, NOW.plusSeconds(1)), NOW));
            announce("v-2", TOMORROW.plusSeconds(1));
            awaitRecorded(NoticeKind.NEW_EVENT, "v-2", NoticeOutcome.SENT);

            assertThat(notices.told)
                    .containsExactly(
                            new NewEvent(SITE, ADA, "v-1", TOMORROW, TOMORROW.plusSeconds(3_600)),
                            new NewEvent(SITE, ADA, "v-2", TOMORROW.plusSeconds(1), TOMORROW.plusSeconds(3_601)));
        }

        @Test
        void that_have_begun_or_are_over_or_were_cancelled_are_not_told() {
            notices.answer.set(new Notices.Later("down"));
            announce("v-1", TOMORROW);
            await().atMost(SOON).until(() -> notices.told.size() == 1);
            send(new RecordFlipEvent(SITE, event("v-1", FlipEventStatus.CANCELED, TOMORROW, NOW.plusSeconds(1)), NOW));
            notices.answer.set(new Notices.Ended(NoticeOutcome.SENT));

            announce("v-2", NOW.minusSeconds(1));
            send(new RecordFlipEvent(SITE, event("v-3", FlipEventStatus.COMPLETED, TOMORROW, NOW), NOW));
            send(new RecordFlipEvent(SITE, event("v-4", FlipEventStatus.ACTIVE, TOMORROW, NOW), NOW));
            announce("v-5", TOMORROW);
            awaitRecorded(NoticeKind.NEW_EVENT, "v-5", NoticeOutcome.SENT);
            now.set(NOW.plus(Duration.ofHours(1)));
            announce("v-6", TOMORROW);
            awaitRecorded(NoticeKind.NEW_EVENT, "v-6", NoticeOutcome.SENT);

            assertThat(recorded()).hasSize(2);
        }

        @Test
        void that_come_all_at_once_do_not_flood() {
            notices.answer.set(new Notices.Later("down"));
            for (int i = 5; i > 0; i--) {
                announce("v-" + i, TOMORROW.plus(Duration.ofDays(i)));
            }
            awaitWhile(Duration.ofSeconds(1), () -> notices.told.size() >= 5);
            notices.answer.set(new Notices.Ended(NoticeOutcome.SENT));
            awaitWhile(Duration.ofSeconds(30), () -> recorded().size() == 3);
            Instant then = recorded().getFirst().at();
            now.set(then.plus(Duration.ofHours(23)));
            settle();
            assertThat(recorded()).hasSize(3);

            now.set(then.plus(Duration.ofHours(25)));
            awaitWhile(Duration.ofSeconds(31), () -> recorded().size() == 5);
            assertThat(recorded()).extracting(HomeownerNotified::about).contains("v-1", "v-2", "v-3", "v-4", "v-5");
        }

        @Test
        void wait_for_a_mail_server_until_they_begin() {
            notices.answer.set(new Notices.Later("down"));
            announce("v-1", TOMORROW);
            await().atMost(SOON).until(() -> notices.told.size() == 1);

            awaitWhile(Duration.ofSeconds(2), () -> notices.told.size() >= 2);
            settle();
            now.set(TOMORROW);

            awaitRecorded(NoticeKind.NEW_EVENT, "v-1", NoticeOutcome.TOO_LATE);
        }

        @Test
        void are_not_told_again_when_only_the_record_failed() {
            homes.failOnce();
            announce("v-1", TOMORROW);
            await().atMost(SOON).until(homes::hasFailed);

            awaitWhile(Duration.ofSeconds(2), () -> !recorded().isEmpty());
            assertThat(notices.told).hasSize(1);
        }

        @Test
        void are_told_by_the_next_node_and_only_what_was_not_told() {
            announce("v-1", TOMORROW);
            awaitRecorded(NoticeKind.NEW_EVENT, "v-1", NoticeOutcome.SENT);
            awaitStored("SENT");
            worker.close();
            announce("v-2", TOMORROW);
            awaitStored("v-2");

            try (NoticeWorker next = worker()) {
                own(next);
                awaitRecorded(NoticeKind.NEW_EVENT, "v-2", NoticeOutcome.SENT);
            }
            assertThat(notices.told).extracting(Notice::about).containsExactly("v-1", "v-2");
        }

        @Test
        void that_never_end_are_recorded_once_however_many_there_are() {
            int many = 105;
            notices.answer.set(new Notices.Later("down"));
            IntStream.range(0, many).forEach(i -> announce("v-" + i, TOMORROW.plusMillis(i)));
            settle();

            now.set(TOMORROW.plusSeconds(1));
            await().atMost(SOON.multipliedBy(3)).until(() -> recorded().size() >= many);

            settle();
            assertThat(recorded()).hasSize(many);
            assertThat(recorded()).extracting(HomeownerNotified::about).doesNotHaveDuplicates();
        }

        @Test
        void that_began_more_than_a_day_ago_are_forgotten() {
            notices.answer.set(new Notices.Later("down"));
            IntStream.range(0, Partitions.COUNT).forEach(worker::lost);
            announce("v-1", TOMORROW);
            awaitStored("v-1");

            now.set(TOMORROW.plus(Duration.ofDays(1)));
            try (NoticeWorker next = worker()) {
                own(next);
                assertThat(next.homes()).isEmpty();
                settle(next);
                assertThat(recorded()).isEmpty();
            }

            announce("v-2", now.get().plus(Duration.ofDays(1)));
            awaitStored("v-2");
            assertThat(stored()).doesNotContain("v-1");
        }

        @Test
        void keep_no_home_in_memory_once_they_began_more_than_a_day_ago() {
            announce("v-1", TOMORROW);
            awaitRecorded(NoticeKind.NEW_EVENT, "v-1", NoticeOutcome.SENT);
            assertThat(worker.homes()).containsExactly(SITE);

            now.set(TOMORROW.plus(Duration.ofDays(1)));

            settle();
            assertThat(worker.homes()).isEmpty();
        }

        @Test
        void of_a_home_without_batteries_are_not_told() {
            send(new ReleaseBattery(SITE, "b", NOW));
            announce("v-1", TOMORROW);
            settle();
            assertThat(notices.told).isEmpty();
        }
    }

    @Nested
    class LowCharges {

        @Test
        void are_told_from_two_hours_before_the_event() {
            read("b", 39.9);
            announce("v-1", TOMORROW);
            awaitRecorded(NoticeKind.NEW_EVENT, "v-1", NoticeOutcome.SENT);
            now.set(TOMORROW.minus(Duration.ofHours(2)).minusMillis(1));
            read("b", 39.9);
            settle();
            assertThat(notices.told).hasSize(1);

            now.set(TOMORROW.minus(Duration.ofHours(2)));

            awaitRecorded(NoticeKind.LOW_RESERVE, "v-1", NoticeOutcome.SENT);
            assertThat(notices.told.getLast())
                    .isEqualTo(new LowReserve(SITE, ADA, "v-1", TOMORROW, List.of(new LowBattery("b", 39.9, 20))));
        }

        @Test
        void that_come_during_the_two_hours_are_told_once() {
            Instant start = NOW.plus(Duration.ofHours(1));
            read("b", 40.0);
            announce("v-1", start);
            awaitRecorded(NoticeKind.NEW_EVENT, "v-1", NoticeOutcome.SENT);
            settle();
            assertThat(notices.told).hasSize(1);

            now.set(NOW.plus(Duration.ofMinutes(10)));
            read("b", 12.0);
            awaitWhile(Duration.ofSeconds(10), () -> recorded().size() == 2);
            read("b", 11.0);
            now.set(start.plusSeconds(1));
            settle();
            assertThat(recorded()).hasSize(2);
        }

        @Test
        void count_from_the_reserve_that_holds() {
            read("b", 55.0);
            Instant start = NOW.plus(Duration.ofHours(1));
            send(new RecordReserve(SITE, "b", null, 36, NOW));
            send(new RecordFlipEvent(
                    SITE, event("v-1", FlipEventStatus.UPCOMING, start, NOW, Map.of(), discharge("b")), NOW));
            awaitRecorded(NoticeKind.LOW_RESERVE, "v-1", NoticeOutcome.SENT);
            assertThat(notices.told.getLast())
                    .isEqualTo(new LowReserve(SITE, ADA, "v-1", start, List.of(new LowBattery("b", 55.0, 36))));
        }

        @Test
        void of_those_who_sit_out_or_whom_flip_charges_first_are_not_told() {
            read("b", 5.0);
            Instant start = NOW.plus(Duration.ofHours(3));
            announce("v-1", start);
            send(new RecordParticipation(SITE, "v-1", false, NOW));
            Scheduled charge = new Scheduled(List.of("b"), "CHARGE", start.minusSeconds(3_600), start, true);
            send(new RecordFlipEvent(
                    SITE,
                    event(
                            "v-2",
                            FlipEventStatus.UPCOMING,
                            start,
                            NOW,
                            Map.of("b", 20),
                            List.of(charge, discharge("b").getFirst())),
                    NOW));
            awaitRecorded(NoticeKind.NEW_EVENT, "v-2", NoticeOutcome.SENT);

            now.set(start.minus(Duration.ofHours(1)));
            read("b", 5.0);

            settle();
            assertThat(notices.told).hasSize(2);
        }

        @Test
        void that_were_read_before_the_owner_registered_the_battery_are_not_told() {
            now.set(NOW.minus(Duration.ofHours(1)));
            read("b", 5.0);
            now.set(NOW);
            register("b", NOW);
            announce("v-1", NOW.plus(Duration.ofHours(1)));
            awaitRecorded(NoticeKind.NEW_EVENT, "v-1", NoticeOutcome.SENT);
            settle();
            assertThat(notices.told).hasSize(1);

            now.set(NOW.plusSeconds(5));
            read("b", 4.0);
            now.set(NOW.plus(Duration.ofMinutes(2)));

            awaitRecorded(NoticeKind.LOW_RESERVE, "v-1", NoticeOutcome.SENT);
        }

        @Test
        void that_nobody_has_known_for_a_day_are_not_told() {
            read("b", 5.0);
            now.set(NOW.plus(Duration.ofHours(25)));
            announce("v-1", now.get().plus(Duration.ofHours(1)));
            awaitRecorded(NoticeKind.NEW_EVENT, "v-1", NoticeOutcome.SENT);
            settle();
            assertThat(notices.told).hasSize(1);
        }
    }

    @Nested
    class Silence {

        @Test
        void of_a_day_is_told_once_and_the_next_again() {
            publish("b", new WentOffline("b", NOW, NOW.plusSeconds(300)));
            now.set(NOW.plus(Duration.ofHours(24)).minusMillis(1));
            settle();
            assertThat(notices.told).isEmpty();

            now.set(NOW.plus(Duration.ofHours(24)));
            awaitRecorded(NoticeKind.SILENT_BATTERY, "b 2026-11-24", NoticeOutcome.SENT);
            assertThat(notices.told).containsExactly(new SilentBattery(SITE, ADA, "b", NOW));

            Instant back = NOW.plus(Duration.ofHours(40));
            publish("b", new CameBack("b", back, back));
            publish("b", new WentOffline("b", back, back.plusSeconds(300)));
            now.set(back.plus(Duration.ofHours(24)));
            settle();
            awaitRecorded(NoticeKind.SILENT_BATTERY, "b 2026-11-26", NoticeOutcome.SENT);
            assertThat(recorded()).hasSize(2);
        }

        @Test
        void of_a_former_owner_is_none_of_the_present_one() {
            Instant before = NOW.minus(Duration.ofDays(9));
            publish("b", new WentOffline("b", before, before.plusSeconds(300)));
            register("b", NOW);
            now.set(NOW.plus(Duration.ofHours(24)).minusMillis(1));
            settle();
            assertThat(notices.told).isEmpty();

            now.set(NOW.plus(Duration.ofHours(24)));
            settle();

            awaitRecorded(NoticeKind.SILENT_BATTERY, "b 2026-11-24", NoticeOutcome.SENT);
            assertThat(notices.told).containsExactly(new SilentBattery(SITE, ADA, "b", NOW));
        }

        @Test
        void of_a_used_battery_is_not_told_at_once() {
            Instant before = NOW.minus(Duration.ofDays(3));
            publish("b", new WentOffline("b", before, before.plusSeconds(300)));

            register("b", NOW);

            settle();
            assertThat(notices.told).isEmpty();
        }

        @Test
        void that_ended_is_not_told_any_more() {
            notices.answer.set(new Notices.Later("down"));
            publish("b", new WentOffline("b", NOW, NOW.plusSeconds(300)));
            now.set(NOW.plus(Duration.ofHours(25)));
            settle();
            assertThat(notices.told).hasSize(1);

            publish("b", new CameBack("b", now.get(), now.get()));
            await().atMost(SOON)
                    .until(() -> database.getCollection(DevicesView.NAME)
                            .find(Filters.eq("connection", "ONLINE"))
                            .iterator()
                            .hasNext());
            int tries = notices.told.size();
            notices.answer.set(new Notices.Ended(NoticeOutcome.SENT));
            now.set(now.get().plus(Duration.ofHours(2)));

            settle();
            assertThat(notices.told).hasSize(tries);
            assertThat(recorded()).isEmpty();
        }

        @Test
        void of_a_battery_that_is_given_up_is_not_told() {
            publish("b", new WentOffline("b", NOW, NOW.plusSeconds(300)));
            send(new ReleaseBattery(SITE, "b", NOW));
            now.set(NOW.plus(Duration.ofHours(25)));
            settle();
            assertThat(notices.told).isEmpty();
        }
    }

    /** What has happened so far has come through the views, and the worker has done all that is due. */
    private void settle() {
        settle(worker);
    }

    private void settle(NoticeWorker settling) {
        await().atMost(SOON).until(() -> views.stream().allMatch(this::isAtHead));
        settling.look();
        await().atMost(SOON).until(settling::isIdle);
    }

    private boolean isAtHead(PooledStreamingEventProcessor view) {
        long head = homes.store().createHeadToken().position().orElseThrow();
        Collection<EventTrackerStatus> segments = view.processingStatus().values();
        return IntStream.range(0, Partitions.COUNT)
                .allMatch(partition -> segments.stream()
                        .anyMatch(segment -> segment.getSegment().matches(partition)
                                && segment.getCurrentPosition().orElse(-1) >= head));
    }

    /** waits while the clock goes on by so much at every look */
    private void awaitWhile(Duration step, Callable<Boolean> condition) {
        await().atMost(SOON).until(() -> {
            now.updateAndGet(time -> time.plus(step));
            return condition.call();
        });
    }

    private void awaitRecorded(NoticeKind kind, String about, NoticeOutcome outcome) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(recorded())
                        .anyMatch(event ->
                                event.kind() == kind && event.about().equals(about) && event.outcome() == outcome));
    }

    private void awaitStored(String text) {
        await().atMost(SOON).until(() -> stored().contains(text));
    }

    private String stored() {
        return database.getCollection(NoticesView.NAME)
                .find()
                .into(new ArrayList<>())
                .toString();
    }

    private void register(String thing, Instant at) {
        publish(thing, new Registered(thing, ADA, "certificate", "nonce", at));
        await().atMost(SOON)
                .until(() -> database.getCollection(DevicesView.NAME)
                        .find(Filters.exists("registeredAt"))
                        .iterator()
                        .hasNext());
    }

    private void announce(String id, Instant start) {
        send(new RecordFlipEvent(SITE, event(id, FlipEventStatus.UPCOMING, start, now.get()), now.get()));
    }

    private static FlipEvent event(String id, FlipEventStatus status, Instant start, Instant updatedAt) {
        return event(id, status, start, updatedAt, Map.of("b", 20), discharge("b"));
    }

    private static FlipEvent event(
            String id,
            FlipEventStatus status,
            Instant start,
            Instant updatedAt,
            Map<String, Integer> reserves,
            List<Scheduled> schedule) {
        return new FlipEvent(id, "p-1", status, start, start.plusSeconds(3_600), true, schedule, reserves, updatedAt);
    }

    private static List<Scheduled> discharge(String thing) {
        return List.of(new Scheduled(List.of(thing), "DISCHARGE", NOW, null, false));
    }

    private void read(String thing, double charge) {
        Instant at = now.get();
        publish(
                thing,
                new TelemetryReported(
                        thing,
                        "epoch:" + at.toEpochMilli(),
                        "epoch",
                        at.toEpochMilli(),
                        at.minusSeconds(5),
                        5_000,
                        at,
                        at,
                        null,
                        List.of(),
                        new BatteryReading(
                                "SELF_CONSUMPTION",
                                0.0,
                                0.0,
                                0.0,
                                0.0,
                                charge * 100,
                                10_000.0,
                                20.0,
                                true,
                                null,
                                null,
                                null,
                                null)));
        await().atMost(SOON)
                .until(() -> database.getCollection(DevicesView.NAME)
                        .find(Filters.eq("_id", thing))
                        .into(new ArrayList<>())
                        .toString()
                        .contains("stateOfCharge=" + charge));
    }

    private void publish(String thing, Object payload) {
        homes.store().publish(new GenericDomainEventMessage<>("Device", UUID.randomUUID() + thing, 0, payload));
    }

    private void send(HomeCommand command) {
        homes.send(command);
    }

    private List<HomeownerNotified> recorded() {
        return homes.recorded(SITE, HomeownerNotified.class);
    }

    private NoticeWorker worker() {
        return new NoticeWorker(database, () -> notices, homes::record, now::get);
    }

    private PooledStreamingEventProcessor view(View view) {
        return processors.view(
                view,
                database,
                new InMemoryTokenStore(),
                new ParkedEvents(database.getCollection("parked"), InstantSource.system()));
    }

    private static void own(NoticeWorker worker) {
        IntStream.range(0, Partitions.COUNT).forEach(worker::gained);
    }
}
