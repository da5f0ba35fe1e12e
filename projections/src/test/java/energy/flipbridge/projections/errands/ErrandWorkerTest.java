package energy.flipbridge.projections.errands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.home.EnrolmentStatus;
import energy.flipbridge.domain.home.HomeAggregate;
import energy.flipbridge.domain.home.HomeCommand;
import energy.flipbridge.domain.home.HomeCommand.OpenHome;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeCommand.ReleaseBattery;
import energy.flipbridge.domain.home.HomeCommand.RequestCommissioning;
import energy.flipbridge.domain.home.HomeCommand.RequestEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RequestLeaving;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.LeavingRefused;
import energy.flipbridge.domain.home.Refusal;
import energy.flipbridge.projections.parking.ParkedEvents;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.Processors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Homes, their errands and the worker that runs them, on an event store in memory. */
class ErrandWorkerTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String SITE = "site-for-device::b";
    private static final String ADA = "homeowner:ada";

    private final RecordingFlip flip = new RecordingFlip();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final AtomicInteger failures = new AtomicInteger();
    private final MongoDatabase database = MONGO.database();
    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final CommandGateway homes = homes();
    private final ErrandWorker worker =
            new ErrandWorker(database.getCollection(ErrandsView.NAME), () -> flip, this::record, now::get);
    private final Processors processors = new Processors(store, 2);
    private final PooledStreamingEventProcessor processor = processors.view(
            new ErrandsView(worker),
            database,
            new InMemoryTokenStore(),
            new ParkedEvents(database.getCollection("parked"), InstantSource.system()));

    @BeforeEach
    void start() {
        processor.start();
        own(worker);
        send(new OpenHome(SITE, ADA, NOW));
    }

    @AfterEach
    void close() {
        processor.shutDown();
        processors.close();
        worker.close();
        store.shutDown();
    }

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void the_first_battery_opens_the_site_and_the_next_is_added_to_it() {
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        send(new RequestCommissioning(SITE, "c", "r-2", NOW));

        await().atMost(SOON).until(() -> recorded(BatteryCommissioned.class).size() == 2);
        assertThat(flip.calls).containsExactly("open with b as in r-1", "add c as in r-2");
    }

    @Test
    void what_flip_refuses_is_recorded_field_by_field() {
        flip.refusal.set(Optional.of(new FlipHomes.Refused(List.of("zip_code"), Refusal.FIELDS)));

        send(new RequestCommissioning(SITE, "b", "r-1", NOW));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(recorded(CommissioningRefused.class))
                        .containsExactly(
                                new CommissioningRefused(SITE, "b", "r-1", List.of("zip_code"), Refusal.FIELDS, NOW)));
    }

    @Test
    void what_flip_cannot_do_now_is_asked_for_again_later() {
        flip.isDown.set(true);
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        await().atMost(SOON).until(() -> flip.calls.size() == 1);

        flip.isDown.set(false);
        awaitWhile(
                Duration.ofSeconds(1), () -> recorded(BatteryCommissioned.class).size() == 1);
        assertThat(flip.calls).hasSize(2);
    }

    @Test
    void an_answer_that_could_not_be_recorded_is_asked_for_again() {
        failures.set(1);
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        await().atMost(SOON).until(() -> failures.get() == 0);

        awaitWhile(
                Duration.ofSeconds(1), () -> recorded(BatteryCommissioned.class).size() == 1);
        assertThat(flip.calls).containsExactly("open with b as in r-1", "open with b as in r-1");
    }

    @Test
    void what_was_due_when_a_node_died_is_done_by_the_next() {
        flip.isDown.set(true);
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        await().atMost(SOON).until(() -> flip.calls.size() == 1);
        worker.close();
        flip.isDown.set(false);

        try (ErrandWorker next =
                new ErrandWorker(database.getCollection(ErrandsView.NAME), () -> flip, this::record, now::get)) {
            own(next);

            await().atMost(SOON).until(() -> recorded(BatteryCommissioned.class).size() == 1);
        }
    }

    @Test
    void an_enrolment_without_a_time_is_older_than_anything_flip_tells_of_it() {
        commissioned("b");
        send(new RequestEnrolment(SITE, "p", List.of("b"), "v1", "00ff", "r-2", NOW));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(recorded(EnrolmentChanged.class))
                        .containsExactly(new EnrolmentChanged(
                                SITE, "enrolment-p", "p", List.of("b"), EnrolmentStatus.PENDING, Instant.EPOCH, NOW)));
        assertThat(flip.calls).contains("enrol [b] in p as in r-2");
    }

    @Test
    void an_enrolment_is_left_once_it_is_asked_for() {
        send(enrolment("e-1", "b"));
        send(new RequestLeaving(SITE, "e-1", NOW));

        await().atMost(SOON).until(() -> recorded(EnrolmentLeft.class).size() == 1);
        assertThat(flip.calls).containsExactly("leave e-1");
    }

    @Test
    void a_battery_that_is_given_up_leaves_its_programmes_and_then_the_home() {
        commissioned("b");
        send(enrolment("e-1", "b"));
        send(enrolment("e-2", "c"));

        send(new ReleaseBattery(SITE, "b", NOW));

        await().atMost(SOON).until(() -> recorded(BatteryRemoved.class).size() == 1);
        assertThat(flip.calls).containsExactly("open with b as in r-b", "leave e-1", "remove b");
    }

    @Test
    void a_battery_goes_also_when_flip_keeps_its_enrolment() {
        commissioned("b");
        send(enrolment("e-1", "b"));
        flip.refusal.set(Optional.of(new FlipHomes.Refused(List.of(), Refusal.CONFLICT)));
        send(new ReleaseBattery(SITE, "b", NOW));
        await().atMost(SOON).until(() -> flip.calls.contains("remove b"));
        assertThat(recorded(LeavingRefused.class)).hasSize(1);

        flip.refusal.set(Optional.empty());
        awaitWhile(Duration.ofMinutes(1), () -> recorded(BatteryRemoved.class).size() == 1);
    }

    /** waits while the clock goes on by so much at every look */
    private void awaitWhile(Duration step, Callable<Boolean> condition) {
        await().atMost(SOON).until(() -> {
            now.updateAndGet(time -> time.plus(step));
            return condition.call();
        });
    }

    private void commissioned(String thing) {
        send(new RequestCommissioning(SITE, thing, "r-" + thing, NOW));
        await().atMost(SOON).until(() -> !recorded(BatteryCommissioned.class).isEmpty());
    }

    private static RecordEnrolment enrolment(String id, String thing) {
        return new RecordEnrolment(SITE, id, "program-" + id, List.of(thing), EnrolmentStatus.ACTIVE, NOW, NOW);
    }

    private void send(HomeCommand command) {
        homes.sendAndWait(command);
    }

    private Object record(Object command, Object metadata) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the store is away");
        }
        homes.sendAndWait(command);
        return "done";
    }

    private <T> List<T> recorded(Class<T> type) {
        return store.readEvents("home/" + SITE)
                .asStream()
                .map(EventMessage::getPayload)
                .filter(type::isInstance)
                .<T>map(type::cast)
                .toList();
    }

    private static void own(ErrandWorker worker) {
        IntStream.range(0, Partitions.COUNT).forEach(worker::gained);
    }

    private CommandGateway homes() {
        CommandBus bus = SimpleCommandBus.builder().build();
        AggregateAnnotationCommandHandler.<HomeAggregate>builder()
                .aggregateType(HomeAggregate.class)
                .repository(EventSourcingRepository.builder(HomeAggregate.class)
                        .eventStore(store)
                        .build())
                .build()
                .subscribe(bus);
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }
}
