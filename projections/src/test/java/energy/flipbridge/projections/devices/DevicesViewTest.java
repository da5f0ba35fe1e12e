package energy.flipbridge.projections.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.device.DeviceEvent.Released;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Page;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.UnknownCursor;
import energy.flipbridge.projections.view.ViewRunner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DevicesViewTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Instant START = Stories.START;

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Nested
    class Claiming {

        @Test
        void shows_the_owner_until_the_device_is_released() {
            Registered registered = new Registered("b", "ada", "certificate", "nonce", START);
            Commissioned commissioned = new Commissioned("b", "site", "device", false, START.plusSeconds(1));

            assertThat(device(registered, commissioned))
                    .returns("ada", DeviceDetails::owner)
                    .returns(START, DeviceDetails::registeredAt)
                    .returns(START.plusSeconds(1), DeviceDetails::commissionedAt);
            assertThat(device(registered, commissioned, new Released("b", START)))
                    .returns(null, DeviceDetails::owner)
                    .returns(null, DeviceDetails::commissionedAt);
        }
    }

    @Nested
    class Hearing {

        @Test
        void a_late_reading_never_replaces_a_newer_one() {
            DeviceDetails device = device(
                    Stories.reading("b", 5, START.plusSeconds(30)), Stories.reading("b", 4, START.plusSeconds(31)));

            assertThat(device.reading()).returns("epoch:5", reading -> reading == null ? null : reading.key());
            assertThat(device.lastHeardAt()).isEqualTo(START.plusSeconds(31));
            assertThat(device.clockAheadMillis()).isEqualTo(250);
            assertThat(device.mark()).isEqualTo(START.plusSeconds(21));
        }

        @Test
        void a_silent_device_is_offline_until_it_is_heard() {
            Object heard = Stories.reading("b", 0, START);
            Object silent = new WentOffline("b", START, START.plusSeconds(60));

            assertThat(device(heard).connection()).isEqualTo(Connection.ONLINE);
            assertThat(device(heard, silent))
                    .returns(Connection.OFFLINE, DeviceDetails::connection)
                    .returns(START, DeviceDetails::offlineSince);
            assertThat(device(heard, silent, Stories.reading("b", 1, START.minusSeconds(5)))
                            .connection())
                    .isEqualTo(Connection.OFFLINE);
            assertThat(device(heard, silent, Stories.reading("b", 1, START.plusSeconds(70)))
                            .connection())
                    .isEqualTo(Connection.ONLINE);
            assertThat(device(heard, silent, new CameBack("b", START.plusSeconds(70), START))
                            .connection())
                    .isEqualTo(Connection.ONLINE);
        }

        @Test
        void a_device_heard_meanwhile_does_not_go_offline() {
            assertThat(device(Stories.reading("b", 0, START.plusSeconds(9)), new WentOffline("b", START, START))
                            .connection())
                    .isEqualTo(Connection.ONLINE);
        }

        @Test
        void a_thing_only_mentioned_is_unknown() {
            assertThat(device(Stories.command("b", "c", START).get(1)))
                    .returns(Connection.UNKNOWN, DeviceDetails::connection)
                    .returns(null, DeviceDetails::owner);
        }
    }

    @Nested
    class Delivering {

        @Test
        void pending_commands_go_when_confirmed_expired_or_superseded() {
            assertThat(device(queued("c1", 1), queued("c2", 1)).pending())
                    .extracting(Pending::commandId)
                    .containsExactly("c1", "c2");
            assertThat(device(queued("c1", 1), queued("c1", 2)).pending())
                    .extracting(Pending::version)
                    .containsExactly(2);
            assertThat(device(queued("c1", 1), new DeliverySuperseded("b", "c1", "c2", START))
                            .pending())
                    .isEmpty();
            assertThat(device(queued("c1", 1), new DeliveryExpired("b", "c1", 1, stamp(1), START))
                            .pending())
                    .isEmpty();
            assertThat(device(queued("c1", 2), new DeliveryExpired("b", "c1", 1, stamp(1), START))
                            .pending())
                    .hasSize(1);
            assertThat(device(Stories.command("b", "c", START).toArray()).pending())
                    .isEmpty();
        }

        @Test
        void pending_commands_go_with_the_owner_who_gives_the_battery_up() {
            DeviceDetails device =
                    device(queued("c1", 1), queued("c2", 1), new ReleaseBegan("b", List.of("c1"), START));

            assertThat(device.pending()).extracting(Pending::commandId).containsExactly("c2");
            assertThat(device.releasingSince()).isEqualTo(START);
            assertThat(device(new ReleaseBegan("b", List.of(), START), new Released("b", START))
                            .releasingSince())
                    .isNull();
        }

        private DeliveryQueued queued(String id, int version) {
            return new DeliveryQueued("b", id, version, stamp(version), Stories.WINDOW, false, START, "{}");
        }

        private Instant stamp(int version) {
            return START.plusMillis(version);
        }
    }

    @Nested
    class Listing {

        @Test
        void pages_hold_every_device_once_in_the_order_of_first_mention() {
            MongoDatabase database = MONGO.database();
            List<String> things =
                    IntStream.range(0, 1_234).mapToObj(i -> "battery-" + i).toList();
            new ViewRunner(new DevicesView(), database)
                    .run(things.stream()
                            .map(thing -> Stories.reading(thing, 0, START))
                            .toList());

            assertThat(all(new DeviceReader(database), 100, null)).isEqualTo(things);
            assertThat(all(new DeviceReader(database), 37, "-12"))
                    .isEqualTo(things.stream().filter(t -> t.contains("-12")).toList());
        }

        @Test
        void a_foreign_cursor_is_refused() {
            DeviceReader reader = new DeviceReader(MONGO.database());

            Assertions.assertThatExceptionOfType(UnknownCursor.class).isThrownBy(() -> reader.devices(10, "x", null));
        }

        @Test
        void a_device_named_like_a_page_disturbs_nothing() {
            MongoDatabase database = MONGO.database();
            new ViewRunner(new DevicesView(), database)
                    .run(List.of(
                            new Registered("page/0", "ada", "certificate", "nonce", START),
                            new Registered("page/0/0", "ada", "certificate", "nonce", START)));

            assertThat(all(new DeviceReader(database), 10, null)).containsExactly("page/0", "page/0/0");
        }

        private List<String> all(DeviceReader reader, int limit, @Nullable String name) {
            List<String> things = new ArrayList<>();
            @Nullable String cursor = null;
            do {
                Page<DeviceDetails> page = reader.devices(limit, cursor, name);
                page.items().forEach(device -> things.add(device.thing()));
                cursor = page.next();
            } while (cursor != null);
            return things;
        }
    }

    private static DeviceDetails device(Object... events) {
        MongoDatabase database = MONGO.database();
        new ViewRunner(new DevicesView(), database).run(List.of(events));
        assertThat(database.getCollection("parked").countDocuments()).isZero();
        return new DeviceReader(database).device("b").orElseThrow();
    }
}
