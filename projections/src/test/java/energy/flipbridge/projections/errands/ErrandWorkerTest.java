package energy.flipbridge.projections.errands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.home.EnrolmentStatus;
import energy.flipbridge.domain.home.HomeAggregate;
import energy.flipbridge.domain.home.HomeCommand;
import energy.flipbridge.domain.home.HomeCommand.CloseHome;
import energy.flipbridge.domain.home.HomeCommand.OpenHome;
import energy.flipbridge.domain.home.HomeCommand.RecordEnrolment;
import energy.flipbridge.domain.home.HomeCommand.ReleaseBattery;
import energy.flipbridge.domain.home.HomeCommand.RequestCommissioning;
import energy.flipbridge.domain.home.HomeCommand.RequestEnrolment;
import energy.flipbridge.domain.home.HomeCommand.RequestLeaving;
import energy.flipbridge.domain.home.HomeEvent.BatteryCommissioned;
import energy.flipbridge.domain.home.HomeEvent.BatteryRemoved;
import energy.flipbridge.domain.home.HomeEvent.CommissioningRefused;
import energy.flipbridge.domain.home.HomeEvent.ContactErased;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentChanged;
import energy.flipbridge.domain.home.HomeEvent.EnrolmentLeft;
import energy.flipbridge.domain.home.HomeEvent.LeavingRefused;
import energy.flipbridge.domain.home.Refusal;
import energy.flipbridge.projections.parking.ParkedEvents;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.Processors;
import energy.flipbridge.projections.worker.RecordedHomes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
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
    private final MongoDatabase database = MONGO.database();
    private final RecordedHomes homes = new RecordedHomes();
    private final ErrandWorker worker =
            new ErrandWorker(database.getCollection(ErrandsView.NAME), () -> flip, homes::record, now::get);
    private final Processors processors = new Processors(homes.store());
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
        homes.close();
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
        assertThat(homes.store().readEvents("home/" + SITE).asStream())
                .filteredOn(event -> event.getPayload() instanceof BatteryCommissioned)
                .extracting(event -> event.getMetaData().get(HomeAggregate.OWNER))
                .containsOnly(ADA);
    }

    @Test
    void a_battery_that_is_given_up_before_flip_answered_is_removed_once_it_is_known_to_be_ours() {
        closedBeforeFlipAnswered(new FlipHomes.Ours());

        assertThat(recorded(BatteryRemoved.class)).hasSize(1);
        assertThat(flip.calls)
                .endsWith("find b as in r-1 with its site", "remove b", "erase the contact")
                .filteredOn("remove b"::equals)
                .hasSize(1);
    }

    @Test
    void of_a_battery_that_is_given_up_before_flip_answered_and_is_somebody_elses_flip_is_asked_nothing_more() {
        closedBeforeFlipAnswered(new FlipHomes.Refused(List.of(), Refusal.CONFLICT));

        assertThat(recorded(CommissioningRefused.class))
                .containsExactly(new CommissioningRefused(
                        SITE,
                        "b",
                        "r-1",
                        List.of(),
                        Refusal.CONFLICT,
                        recorded(BatteryRemoved.class).getFirst().at()));
        assertThat(flip.calls).doesNotContain("remove b", "erase the contact");
    }

    @Test
    void what_flip_does_not_have_is_not_removed_and_its_contact_is_erased_in_case_it_comes_late() {
        closedBeforeFlipAnswered(new FlipHomes.Nothing());

        assertThat(recorded(BatteryRemoved.class)).hasSize(1);
        assertThat(flip.calls).contains("erase the contact").doesNotContain("remove b");
    }

    @Test
    void what_may_be_somebody_elses_stays_until_somebody_has_looked_at_it() {
        flip.isDown.set(true);
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        await().atMost(SOON).until(() -> flip.calls.size() == 1);
        flip.found.set(new FlipHomes.Refused(List.of(), Refusal.DETAILS_LOST));
        flip.isDown.set(false);
        send(new CloseHome(SITE, NOW));
        await().atMost(SOON).until(() -> flip.calls.contains("find b as in r-1 with its site"));

        flip.found.set(new FlipHomes.Nothing());
        awaitWhile(Duration.ofMinutes(1), () -> recorded(ContactErased.class).size() == 1);
        assertThat(flip.calls).doesNotContain("remove b");
    }

    @Test
    void
            the_contact_that_came_with_a_battery_which_was_given_up_is_erased_although_another_battery_is_somebody_elses() {
        flip.isDown.set(true);
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        await().atMost(SOON).until(() -> flip.calls.size() == 1);
        flip.isDown.set(false);
        send(new ReleaseBattery(SITE, "b", NOW));
        await().atMost(SOON).until(() -> recorded(BatteryRemoved.class).size() == 1);
        flip.refusal.set(Optional.of(new FlipHomes.Refused(List.of(), Refusal.CONFLICT)));
        send(new RequestCommissioning(SITE, "c", "r-2", NOW));
        await().atMost(SOON).until(() -> recorded(CommissioningRefused.class).size() == 1);
        flip.refusal.set(Optional.empty());

        send(new CloseHome(SITE, NOW));

        await().atMost(SOON).until(() -> recorded(ContactErased.class).size() == 1);
        assertThat(flip.calls).contains("erase the contact");
    }

    @Test
    void of_a_battery_that_flip_refused_it_is_asked_nothing_when_it_is_given_up() {
        flip.refusal.set(Optional.of(new FlipHomes.Refused(List.of("zip_code"), Refusal.FIELDS)));
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        await().atMost(SOON).until(() -> recorded(CommissioningRefused.class).size() == 1);

        send(new ReleaseBattery(SITE, "b", NOW));

        await().atMost(SOON).until(() -> recorded(BatteryRemoved.class).size() == 1);
        assertThat(flip.calls).containsExactly("open with b as in r-1");
    }

    @Test
    void of_a_battery_whose_details_were_lost_it_is_found_out_what_flip_has() {
        flip.refusal.set(Optional.of(new FlipHomes.Refused(List.of(), Refusal.DETAILS_LOST)));
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        await().atMost(SOON).until(() -> recorded(CommissioningRefused.class).size() == 1);
        flip.found.set(new FlipHomes.Nothing());

        send(new ReleaseBattery(SITE, "b", NOW));

        await().atMost(SOON).until(() -> recorded(BatteryRemoved.class).size() == 1);
        assertThat(flip.calls).containsExactly("open with b as in r-1", "find b as in r-1 with its site");
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
        homes.failOnce();
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        await().atMost(SOON).until(homes::hasFailed);

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
                new ErrandWorker(database.getCollection(ErrandsView.NAME), () -> flip, homes::record, now::get)) {
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

    @Test
    void a_battery_that_flip_has_in_somebody_elses_home_is_given_up_without_flip() {
        flip.refusal.set(Optional.of(new FlipHomes.Refused(List.of(), Refusal.CONFLICT)));
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        await().atMost(SOON).until(() -> recorded(CommissioningRefused.class).size() == 1);
        flip.refusal.set(Optional.empty());

        send(new ReleaseBattery(SITE, "b", NOW));
        commissioned("c");

        assertThat(recorded(BatteryRemoved.class)).hasSize(1);
        assertThat(flip.calls).containsExactly("open with b as in r-1", "open with c as in r-c");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                database.getCollection(ErrandsView.NAME).find())
                        .extracting(Errands::of)
                        .allSatisfy(home -> assertThat(home.work()).isEmpty()));
    }

    @Test
    void the_contact_of_somebody_elses_home_is_not_touched() {
        flip.refusal.set(Optional.of(new FlipHomes.Refused(List.of(), Refusal.CONFLICT)));
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        await().atMost(SOON).until(() -> recorded(CommissioningRefused.class).size() == 1);
        flip.refusal.set(Optional.empty());

        send(new CloseHome(SITE, NOW));

        await().atMost(SOON).until(() -> recorded(ContactErased.class).size() == 1);
        assertThat(flip.calls).containsExactly("open with b as in r-1");
    }

    @Test
    void a_home_that_is_closed_is_left_by_its_batteries_and_then_forgotten() {
        commissioned("b");
        send(enrolment("e-1", "b"));

        send(new CloseHome(SITE, NOW));

        await().atMost(SOON).until(() -> recorded(ContactErased.class).size() == 1);
        await().atMost(SOON).until(() -> recorded(BatteryRemoved.class).size() == 1);
        assertThat(flip.calls).containsExactly("open with b as in r-b", "leave e-1", "remove b", "erase the contact");
    }

    @Test
    void a_commissioning_that_waits_is_dropped_before_the_contact_is_erased() {
        flip.isDown.set(true);
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        await().atMost(SOON).until(() -> flip.calls.size() == 1);

        send(new CloseHome(SITE, NOW));
        await().atMost(SOON).until(() -> flip.calls.contains("find b as in r-1 with its site"));
        flip.isDown.set(false);

        awaitWhile(Duration.ofSeconds(1), () -> recorded(ContactErased.class).size() == 1);
        assertThat(flip.calls).filteredOn("open with b as in r-1"::equals).hasSize(1);
    }

    @Test
    void the_contact_waits_for_an_enrolment_that_flip_has_not_answered() {
        commissioned("b");
        flip.isDown.set(true);
        send(new RequestEnrolment(SITE, "p", List.of("b"), null, null, "r-2", NOW));
        await().atMost(SOON).until(() -> flip.calls.size() == 2);
        send(new CloseHome(SITE, NOW));

        flip.isDown.set(false);

        awaitWhile(Duration.ofSeconds(1), () -> recorded(ContactErased.class).size() == 1);
        assertThat(flip.calls.indexOf("erase the contact"))
                .isGreaterThan(flip.calls.lastIndexOf("enrol [b] in p as in r-2"));
    }

    @Test
    void a_contact_that_flip_refuses_to_forget_is_asked_for_again() {
        commissioned("b");
        flip.refusal.set(Optional.of(new FlipHomes.Refused(List.of(), Refusal.REFUSED)));
        send(new CloseHome(SITE, NOW));
        await().atMost(SOON).until(() -> flip.calls.contains("erase the contact"));

        flip.refusal.set(Optional.empty());
        awaitWhile(Duration.ofMinutes(1), () -> recorded(ContactErased.class).size() == 1);
    }

    /** waits while the clock goes on by so much at every look */
    private void awaitWhile(Duration step, Callable<Boolean> condition) {
        await().atMost(SOON).until(() -> {
            now.updateAndGet(time -> time.plus(step));
            return condition.call();
        });
    }

    /** @param found what Flip turns out to have */
    private void closedBeforeFlipAnswered(FlipHomes.FindAnswer found) {
        flip.isDown.set(true);
        send(new RequestCommissioning(SITE, "b", "r-1", NOW));
        await().atMost(SOON).until(() -> flip.calls.size() == 1);
        flip.found.set(found);
        send(new CloseHome(SITE, NOW));
        await().atMost(SOON).until(() -> flip.calls.contains("find b as in r-1 with its site"));

        flip.isDown.set(false);
        awaitWhile(Duration.ofSeconds(1), () -> recorded(ContactErased.class).size() == 1);
    }

    private void commissioned(String thing) {
        send(new RequestCommissioning(SITE, thing, "r-" + thing, NOW));
        await().atMost(SOON).until(() -> !recorded(BatteryCommissioned.class).isEmpty());
    }

    private static RecordEnrolment enrolment(String id, String thing) {
        return new RecordEnrolment(SITE, id, "program-" + id, List.of(thing), EnrolmentStatus.ACTIVE, NOW, NOW);
    }

    private void send(HomeCommand command) {
        homes.send(command);
    }

    private <T> List<T> recorded(Class<T> type) {
        return homes.recorded(SITE, type);
    }

    private static void own(ErrandWorker worker) {
        IntStream.range(0, Partitions.COUNT).forEach(worker::gained);
    }
}
