package energy.flipbridge.projections.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceCommand.ResumeControl;
import energy.flipbridge.domain.device.DeviceCommand.StopControl;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.ControlResumed;
import energy.flipbridge.domain.device.DeviceEvent.ControlStopped;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.Released;
import energy.flipbridge.domain.device.StopMode;
import energy.flipbridge.domain.device.StopScope;
import energy.flipbridge.domain.safety.SafetyEvent.AllResumed;
import energy.flipbridge.domain.safety.SafetyEvent.AllStopped;
import energy.flipbridge.domain.safety.SafetyScope;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.ViewRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stops of the fleet and of homes, brought to batteries from the views' documents. */
class StopWorkerTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final MongoDatabase database = MONGO.database();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<DomainEventMessage<?>> history = new ArrayList<>();
    private final ViewRunner devices = new ViewRunner(new DevicesView(), database);
    private final ViewRunner stops = new ViewRunner(new StopsView(), database);
    private final StopWorker worker =
            new StopWorker(database, (command, metadata) -> sent.add(new Sent(command, metadata)), () -> NOON);

    private record Sent(Object command, Map<String, String> metadata) {}

    @BeforeEach
    void twoBatteriesInTwoHomes() {
        happens(
                new Registered("attic", "ada", "cert", "nonce-1", NOON),
                new Commissioned("attic", "site-a", "device::attic", false, NOON),
                new Registered("barn", "bob", "cert", "nonce-2", NOON),
                new Commissioned("barn", "site-b", "device::barn", false, NOON));
        IntStream.range(0, Partitions.COUNT).forEach(worker::gained);
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void a_stop_of_the_fleet_reaches_every_battery_also_one_that_comes_later() {
        // when
        happens(new AllStopped(SafetyScope.FLEET, "a recall", NOON));

        // then
        awaitSent(stop("attic", StopScope.FLEET, "a recall"), stop("barn", StopScope.FLEET, "a recall"));
        assertThat(worker.test("attic"))
                .as("it has not come under the stop yet")
                .isTrue();
        assertThat(worker.test("never-heard-of")).isTrue();

        // when
        happens(stopped("attic", StopScope.FLEET, "a recall"), stopped("barn", StopScope.FLEET, "a recall"));
        happens(new Registered("cellar", "cleo", "cert", "nonce-3", NOON));

        // then
        awaitSent(stop("cellar", StopScope.FLEET, "a recall"));
        assertThat(worker.test("attic")).as("it is under the stop").isFalse();
    }

    @Test
    void a_lifted_stop_is_lifted_at_each_battery_for_its_reason_and_cause() {
        happens(new AllStopped(SafetyScope.FLEET, "a recall", NOON));
        happens(stopped("attic", StopScope.FLEET, "a recall"), stopped("barn", StopScope.FLEET, "a recall"));

        happens(new AllResumed(SafetyScope.FLEET, "it is over", NOON));

        awaitSent(
                new ResumeControl("attic", StopScope.FLEET, "it is over", NOON),
                new ResumeControl("barn", StopScope.FLEET, "it is over", NOON));
        assertThat(sent.getLast().metadata())
                .containsEntry(Audit.ACTOR, "system:stops")
                .containsEntry(Audit.CAUSATION, history.getLast().getIdentifier());
    }

    @Test
    void a_stop_of_a_home_is_for_the_batteries_that_are_in_it() {
        happens(new AllStopped(SafetyScope.home("site-a"), "smoke", NOON));
        awaitSent(stop("attic", StopScope.HOME, "smoke"));
        assertThat(worker.test("barn")).isFalse();

        happens(stopped("attic", StopScope.HOME, "smoke"), new Released("attic", NOON));

        awaitSent(new ResumeControl("attic", StopScope.HOME, "the battery left the home that is stopped", NOON));
        assertThat(sent).extracting(Sent::command).doesNotContain(stop("barn", StopScope.HOME, "smoke"));
    }

    @Test
    void another_reason_is_brought_too() {
        happens(new AllStopped(SafetyScope.FLEET, "a recall", NOON));
        happens(stopped("attic", StopScope.FLEET, "a recall"), stopped("barn", StopScope.FLEET, "a recall"));

        happens(new AllStopped(SafetyScope.FLEET, "a fire", NOON));

        awaitSent(stop("attic", StopScope.FLEET, "a fire"), stop("barn", StopScope.FLEET, "a fire"));
    }

    @Test
    void what_stands_is_listed_from_the_widest_to_the_narrowest() {
        happens(
                stopped("attic", StopScope.DEVICE, "smoke"),
                stopped("barn", StopScope.DEVICE, "noise"),
                new ControlResumed("barn", StopScope.DEVICE, "it is quiet", NOON),
                stopped("barn", StopScope.FLEET, "a recall"),
                new AllStopped(SafetyScope.home("site-b"), "water", NOON),
                new AllStopped(SafetyScope.FLEET, "a recall", NOON));

        assertThat(new StopReader(database).standing())
                .extracting(KnownStop::scope, KnownStop::subject, KnownStop::reason)
                .containsExactly(
                        tuple(StopScope.FLEET, null, "a recall"),
                        tuple(StopScope.HOME, "site-b", "water"),
                        tuple(StopScope.DEVICE, "attic", "smoke"));
    }

    private void happens(Object... payloads) {
        history.addAll(Stories.messages(List.of(payloads)));
        devices.run(history, () -> 1_000);
        stops.run(history, () -> 1_000);
    }

    private void awaitSent(Object... commands) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sent).extracting(Sent::command).contains(commands));
    }

    private static StopControl stop(String thing, StopScope scope, String reason) {
        return new StopControl(thing, scope, StopMode.STOP, reason, NOON);
    }

    private static ControlStopped stopped(String thing, StopScope scope, String reason) {
        return new ControlStopped(thing, scope, StopMode.STOP, reason, List.of(), NOON);
    }
}
