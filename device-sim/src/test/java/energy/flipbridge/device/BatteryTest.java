package energy.flipbridge.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.device.TestAuthority.KeyForm;
import energy.flipbridge.device.link.Backoff;
import energy.flipbridge.device.physics.BatteryMode;
import energy.flipbridge.domain.protocol.CommandResult;
import energy.flipbridge.domain.protocol.CommandResult.Outcome;
import energy.flipbridge.domain.protocol.TelemetryMessage;
import energy.flipbridge.domain.protocol.TelemetryMessage.TimedReading;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A battery against a real broker with mutual TLS; each test has a battery of another name. */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class BatteryTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Backoff QUICK = new Backoff(Duration.ofMillis(50), Duration.ofMillis(400));

    private final Queue<TelemetryMessage> telemetry = new ConcurrentLinkedQueue<>();
    private final Queue<BatteryEvent> events = new ConcurrentLinkedQueue<>();
    private Path folder;
    private TestAuthority authority;
    private TestBroker broker;
    private int port;

    @BeforeAll
    void startBroker(@TempDir Path temporary) throws Exception {
        folder = temporary;
        authority = new TestAuthority();
        port = freePort();
        broker = newBroker();
    }

    private TestBroker newBroker() throws Exception {
        return TestBroker.start(
                folder.resolve("broker"),
                authority,
                port,
                (topic, payload) -> telemetry.add(Telemetry.read(topic, payload, Instant.now())));
    }

    @BeforeEach
    void forget() {
        telemetry.clear();
        events.clear();
    }

    @AfterAll
    void stopBroker() throws Exception {
        broker.close();
    }

    private BatteryConfig config(String thing, KeyForm form) throws Exception {
        Path directory = folder.resolve(thing);
        authority.provision(directory, thing, port, form);
        return BatteryConfig.of(directory)
                .interval(Duration.ofMillis(200))
                .backoff(QUICK)
                .listener((name, at, event) -> events.add(event));
    }

    @Test
    void sendsTelemetryAndAnswersCommandsAtOnce() throws Exception {
        BatteryConfig config = config("garage-battery", KeyForm.EC_SEC1).interval(Duration.ofSeconds(60));
        try (Battery battery = Battery.start(config)) {
            await().atMost(LONG).until(() -> battery.status().connected());
            // when
            Instant stamp = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            String json = Commands.discharge("c1", stamp, stamp.plusSeconds(600), 9_000);
            long published = System.nanoTime();
            broker.command("garage-battery", Commands.message(Commands.command("c1", stamp, json)));
            // then
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> telemetry.stream().anyMatch(message -> stamp.equals(message.ackedUpTo())));
            long answered = (System.nanoTime() - published) / 1_000_000;
            assertThat(answered).as("ms to the answer").isLessThan(20_000);
            assertThat(find(BatteryEvent.CommandReceived.class).nanoTime()).isGreaterThan(published);
            assertThat(last().results())
                    .containsExactly(new CommandResult(
                            "c1", stamp, Outcome.CLAMPED, "setpoint 9000 W held to the rating of 5000 W"));
            await().atMost(LONG)
                    .until(() -> "DISCHARGE"
                            .equals(last().readings().getLast().values().mode()));
            assertThat(battery.status().setting().mode()).isEqualTo(BatteryMode.DISCHARGE);
            assertThat(battery.status().running()).contains("c1");
            await().atMost(LONG).until(() -> battery.status().unsent() == 0);
        }
    }

    @Test
    void keepsEveryReadingWhileTheCloudIsAway() throws Exception {
        try (Battery battery = Battery.start(config("rsa-battery", KeyForm.RSA_PKCS1))) {
            await().atMost(LONG).until(() -> telemetry.size() >= 3);
            // when
            broker.close();
            await().atMost(LONG).until(() -> battery.status().unsent() >= 8);
            broker = newBroker();
            // then
            await().atMost(LONG).until(() -> battery.status().unsent() <= 1);
            assertThat(telemetry).anyMatch(message -> message.readings().size() > 1);
            assertThat(events).hasAtLeastOneElementOfType(BatteryEvent.Offline.class);
        }
        assertNothingIsMissing();
    }

    @Test
    void goesOnWhereItStoppedAfterARestart() throws Exception {
        BatteryConfig config = config("restarted", KeyForm.EC_PKCS8);
        Instant stamp = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (Battery battery = Battery.start(config)) {
            await().atMost(LONG).until(() -> battery.status().connected() && !telemetry.isEmpty());
        }
        // when: a command is sent while the battery is off
        String json = Commands.discharge("c1", stamp, stamp.plusSeconds(600), 1_000);
        broker.command("restarted", Commands.message(Commands.command("c1", stamp, json)));
        try (Battery battery = Battery.start(config)) {
            // then: the session kept it
            await().atMost(LONG).until(() -> battery.status().running().isPresent());
            await().atMost(LONG).until(() -> stamp.equals(last().ackedUpTo()));
        }
        try (Battery battery = Battery.start(config)) {
            assertThat(battery.status().mark()).isEqualTo(stamp);
            await().atMost(LONG).until(() -> battery.status().acked() > 1);
            assertThat(battery.status().running()).contains("c1");
        }
        assertNothingIsMissing();
    }

    @Test
    void saysSoWhenItIsNotWantedAndComesBackWhenItIs() throws Exception {
        try (Battery battery = Battery.start(config("revoked", KeyForm.RSA_PKCS8))) {
            await().atMost(LONG).until(() -> battery.status().connected());
            broker.revoke("revoked");
            await().atMost(LONG)
                    .until(() -> events.stream()
                            .anyMatch(event -> event instanceof BatteryEvent.Offline offline && offline.refused()));
            broker.reinstate("revoked");
            await().atMost(LONG).until(() -> battery.status().connected());
        }
    }

    @Test
    void aFleetSharesOneProcess() throws Exception {
        Path parent = folder.resolve("fleet");
        for (int i = 0; i < 20; i++) {
            authority.provision(parent.resolve("b" + i), "b" + i, port, KeyForm.EC_SEC1);
        }
        FleetConfig config = FleetConfig.of(parent, 20).rate(100);
        config = config.battery(config.battery().forgetful().backoff(QUICK));
        try (Fleet fleet = Fleet.start(config)) {
            await().atMost(LONG)
                    .until(() ->
                            fleet.status().connected() == 20 && fleet.status().acked() > 200);
        }
        assertThat(telemetry.stream().map(TelemetryMessage::thing).distinct()).hasSize(20);
    }

    private void assertNothingIsMissing() {
        List<Long> sequences = telemetry.stream()
                .flatMap(message -> message.readings().stream())
                .map(TimedReading::sequence)
                .map(Objects::requireNonNull)
                .distinct()
                .sorted()
                .toList();
        assertThat(sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, sequences.getLast()).boxed().toList());
        assertThat(telemetry.stream()
                        .flatMap(message -> message.readings().stream())
                        .map(TimedReading::epoch))
                .allMatch(Predicate.isEqual(
                        telemetry.element().readings().getFirst().epoch()));
    }

    private <E extends BatteryEvent> E find(Class<E> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private TelemetryMessage last() {
        return telemetry.stream().reduce((first, second) -> second).orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
