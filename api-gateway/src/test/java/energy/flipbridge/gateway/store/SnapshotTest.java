package energy.flipbridge.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.Claim;
import energy.flipbridge.domain.device.DeviceAggregate;
import energy.flipbridge.domain.device.DeviceCommand.MarkOffline;
import energy.flipbridge.domain.device.DeviceCommand.NoteHeard;
import energy.flipbridge.domain.device.DeviceCommand.QueueForDelivery;
import energy.flipbridge.domain.device.DeviceCommand.RegisterDevice;
import energy.flipbridge.domain.device.DeviceEvent;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.flip.Window;
import energy.flipbridge.domain.home.HomeAggregate;
import energy.flipbridge.domain.home.HomeCommand.OpenHome;
import energy.flipbridge.domain.home.HomeCommand.RecordAddressChange;
import energy.flipbridge.domain.home.HomeEvent.AddressChanged;
import energy.flipbridge.domain.home.HomeEvent.HomeOpened;
import energy.flipbridge.domain.home.Ownership;
import energy.flipbridge.gateway.support.WholeGateway;
import energy.flipbridge.projections.policy.CommandSender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Devices and homes with long streams, over PostgreSQL and restarts. */
class SnapshotTest {

    private static final WholeGateway GATEWAY = new WholeGateway();

    /** so late that no worker finds anything due */
    private static final Instant START = Instant.parse("2100-01-01T00:00:00Z");

    private static final Window WINDOW = new Window(START, START.plusSeconds(3_600));
    private static final String NONCE = "0011223344556677";
    private static final int SILENCES = 500;
    private static final int EVENTS = 2 + 2 * SILENCES + 1;

    private final String thing = "battery-" + UUID.randomUUID();

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    /** Claimed, one command queued, 500 times silent and heard again. */
    @BeforeEach
    void live_long() {
        List<DeviceEvent> life = new ArrayList<>();
        life.add(new Registered(thing, "support:local", "certificate", NONCE, START));
        life.add(new DeliveryQueued(thing, "c-1", 1, START, WINDOW, false, START, "{}"));
        for (int i = 0; i < SILENCES; i++) {
            Instant silentSince = START.plusSeconds(600L * i);
            life.add(new WentOffline(thing, silentSince, silentSince.plusSeconds(300)));
            life.add(new CameBack(thing, silentSince.plusSeconds(400), silentSince.plusSeconds(400)));
        }
        List<DomainEventMessage<?>> stored = new ArrayList<>();
        life.forEach(event -> stored.add(new GenericDomainEventMessage<>("Device", thing, stored.size(), event)));
        GATEWAY.bean(EventStore.class).publish(stored);

        Instant silentSince = START.plusSeconds(600L * SILENCES);
        send(new MarkOffline(thing, silentSince, silentSince.plusSeconds(300)));
        assertThat(events()).isEqualTo(EVENTS);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> snapshot().isPresent());
    }

    @Test
    void a_device_is_read_from_its_snapshot_and_is_right_after_a_restart() {
        GATEWAY.restart();

        assertThat(firstRead()).isInstanceOf(DeviceAggregate.class);
        decidesAsItShould();
    }

    @Test
    void a_snapshot_of_another_form_is_passed_over() {
        new JdbcTemplate(GATEWAY.bean(DataSource.class))
                .update(
                        "UPDATE snapshotevententry SET payloadrevision = 'another', payload = ? WHERE aggregateidentifier = ?",
                        "{\"device\":{\"owner\":\"somebody else\"}}".getBytes(StandardCharsets.UTF_8),
                        thing);
        GATEWAY.restart();

        assertThat(snapshot()).isEmpty();
        assertThat(firstRead()).isInstanceOf(Registered.class);
        decidesAsItShould();
    }

    @Test
    void a_home_is_read_from_its_snapshot_too() {
        String siteId = "site-for-device::" + thing;
        String stream = "home/" + siteId;
        List<DomainEventMessage<?>> stored = new ArrayList<>();
        stored.add(new GenericDomainEventMessage<>("Home", stream, 0, new HomeOpened(siteId, "homeowner:ada", START)));
        while (stored.size() < 150) {
            Instant at = START.plusSeconds(stored.size());
            stored.add(new GenericDomainEventMessage<>("Home", stream, stored.size(), new AddressChanged(siteId, at)));
        }
        GATEWAY.bean(EventStore.class).publish(stored);
        send(new RecordAddressChange(siteId, START.plusSeconds(1_000)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> GATEWAY.bean(EventStorageEngine.class)
                        .readSnapshot(stream)
                        .isPresent());

        GATEWAY.restart();

        assertThat(GATEWAY.bean(EventStore.class).readEvents(stream).next().getPayload())
                .isInstanceOf(HomeAggregate.class);
        assertThat(send(new OpenHome(siteId, "homeowner:ada", START))).isEqualTo(Ownership.ALREADY_YOURS);
        assertThat(send(new OpenHome(siteId, "homeowner:grace", START))).isEqualTo(Ownership.OWNED_BY_ANOTHER);
    }

    /** What happened long before the snapshot still counts. */
    private void decidesAsItShould() {
        assertThat(claim()).isEqualTo(Claim.ALREADY_YOURS);
        send(queued());
        send(heardLongAgo());
        assertThat(events()).as("nothing of that is new").isEqualTo(EVENTS);

        send(new NoteHeard(thing, START.plusSeconds(1_000_000), START.plusSeconds(1_000_000)));
        assertThat(events()).isEqualTo(EVENTS + 1);
    }

    private QueueForDelivery queued() {
        return new QueueForDelivery(thing, "c-1", 1, WINDOW, false, START, "{}", START);
    }

    private NoteHeard heardLongAgo() {
        return new NoteHeard(thing, START.plusSeconds(10), START.plusSeconds(10));
    }

    private Object claim() {
        return send(new RegisterDevice(thing, "support:local", "certificate", NONCE, START));
    }

    private Object send(Object command) {
        Object answer = GATEWAY.bean(CommandSender.class).send(command, Map.of(Audit.ACTOR, "system:test"));
        return answer == null ? "" : answer;
    }

    private Object firstRead() {
        return GATEWAY.bean(EventStore.class).readEvents(thing).next().getPayload();
    }

    private Optional<DomainEventMessage<?>> snapshot() {
        return GATEWAY.bean(EventStorageEngine.class).readSnapshot(thing);
    }

    private long events() {
        return GATEWAY.bean(EventStore.class).lastSequenceNumberFor(thing).orElse(-1L) + 1;
    }
}
