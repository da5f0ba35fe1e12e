package energy.flipbridge.projections.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.device.DeviceCertificate;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.CertificatesChanged;
import energy.flipbridge.domain.device.DeviceEvent.Commissioned;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryExpired;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.DeliverySuperseded;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.device.DeviceEvent.Released;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Page;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.UnknownCursor;
import energy.flipbridge.projections.view.ViewRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    class Clocks {

        @Test
        void are_told_by_the_message_that_travelled_shortest() {
            assertThat(device(sent(0, -900), sent(10, -120), sent(20, -2_000)).clockAheadMillis())
                    .isEqualTo(-120);
            assertThat(device(sent(0, 240_000), sent(10, 239_000)).clockAheadMillis())
                    .isEqualTo(240_000);
        }

        @Test
        void are_not_wrong_because_of_messages_that_were_held_back_while_there_was_no_connection() {
            // given an hour without a connection, and then what was held back, all at once
            DeviceDetails device =
                    device(sent(0, -200), sent(3_600, -3_500_000), sent(3_601, -1_800_000), sent(3_602, -40_000));
            assertThat(device.clockAheadMillis()).isEqualTo(-200);
            assertThat(device.clockWarning()).isNull();

            // and also when nothing is known from before, as soon as one comes that was not
            assertThat(device(sent(3_600, -3_500_000), sent(3_602, -300), sent(3_603, -1_000_000))
                            .clockAheadMillis())
                    .isEqualTo(-300);
        }

        @Test
        void that_are_set_forward_are_right_at_once_and_those_that_are_set_back_after_ten_minutes() {
            assertThat(device(sent(0, -185_000), sent(10, -100)).clockAheadMillis())
                    .isEqualTo(-100);
            assertThat(device(sent(0, 185_000), sent(310, -100)).clockAheadMillis())
                    .isEqualTo(185_000);
            assertThat(device(sent(0, 185_000), sent(310, -100), sent(610, -150))
                            .clockAheadMillis())
                    .isEqualTo(-100);
        }

        @Test
        void are_the_same_in_whatever_order_messages_come() {
            List<TelemetryReported> messages = List.of(
                    sent(0, 5), sent(20, 3), sent(400, -7), sent(2_000, -90), sent(2_400, -60), sent(2_410, -80));

            for (int seed = 0; seed < 20; seed++) {
                List<TelemetryReported> shuffled = new ArrayList<>(messages);
                Collections.shuffle(shuffled, new Random(seed));

                assertThat(device(shuffled.toArray()).clockAheadMillis()).isEqualTo(-60);
            }
        }

        @Test
        void are_not_known_of_a_battery_that_does_not_tell_its_time() {
            assertThat(device(new CameBack("b", START, START)))
                    .returns(null, DeviceDetails::clockAheadMillis)
                    .returns(null, DeviceDetails::clockWarning);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                        29999 | none
                        -29999 | none
                        30000 | Its clock is 30 s ahead: it would begin and end a schedule 30 s too early
                        -185000 | Its clock is 3 min behind: it would begin and end a schedule 3 min too late
                        -90000000 | Its clock is 25 h behind: it would begin and end a schedule 25 h too late""")
        void that_would_run_a_schedule_at_the_wrong_time_are_warned_of(long ahead, @Nullable String warning) {
            assertThat(device(sent(0, ahead)).clockWarning()).isEqualTo(warning);
        }

        private TelemetryReported sent(int second, long aheadMillis) {
            Instant at = START.plusSeconds(second);
            return Stories.reading("b", second, at, at.plusMillis(aheadMillis));
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
    class Certificates {

        private static final Instant END = Instant.parse("2026-12-31T23:59:59Z");

        private final DeviceCertificate active = new DeviceCertificate("a1".repeat(32), true, END);
        private final DeviceCertificate later = new DeviceCertificate("b2".repeat(32), true, END.plusSeconds(9));
        private final DeviceCertificate revoked = new DeviceCertificate("c3".repeat(32), false, START);

        @Test
        void the_first_end_of_those_that_are_active_counts() {
            DeviceDetails device = device(new CertificatesChanged("b", List.of(later, active, revoked), START));

            assertThat(device.certificateExpiresAt()).isEqualTo(END);
            assertThat(device.certificates()).containsExactly(later, active, revoked);
        }

        @Test
        void no_end_is_known_without_an_active_one() {
            DeviceDetails device = device(
                    new CertificatesChanged("b", List.of(active), START),
                    new CertificatesChanged("b", List.of(revoked), START));

            assertThat(device.certificateExpiresAt()).isNull();
            assertThat(device(new CertificatesChanged("b", List.of(), START)).certificates())
                    .isEmpty();
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

            assertThat(all(new DeviceReader(database), 100, DeviceSearch.ALL)).isEqualTo(things);
            assertThat(all(new DeviceReader(database), 37, new DeviceSearch("-12", null)))
                    .isEqualTo(things.stream().filter(t -> t.contains("-12")).toList());
        }

        @Test
        void those_are_found_whose_certificate_expires_in_time() {
            MongoDatabase database = MONGO.database();
            new ViewRunner(new DevicesView(), database)
                    .run(IntStream.range(0, 500)
                            .mapToObj(i -> i % 10 == 0
                                    ? expiring("battery-" + i, i % 20)
                                    : Stories.reading("battery-" + i, 0, START))
                            .toList());
            DeviceReader reader = new DeviceReader(database);

            List<String> soon = all(reader, 7, new DeviceSearch(null, START.plus(Duration.ofDays(5))));
            List<String> named = all(reader, 7, new DeviceSearch("-48", START.plus(Duration.ofDays(10))));

            assertThat(soon)
                    .isEqualTo(IntStream.range(0, 25)
                            .mapToObj(i -> "battery-" + 20 * i)
                            .toList());
            assertThat(named).containsExactly("battery-480");
        }

        private CertificatesChanged expiring(String thing, int days) {
            Instant end = START.plus(Duration.ofDays(days));
            return new CertificatesChanged(thing, List.of(new DeviceCertificate("a1".repeat(32), true, end)), START);
        }

        @Test
        void a_foreign_cursor_is_refused() {
            DeviceReader reader = new DeviceReader(MONGO.database());

            Assertions.assertThatExceptionOfType(UnknownCursor.class)
                    .isThrownBy(() -> reader.devices(10, "x", DeviceSearch.ALL));
        }

        @Test
        void a_device_named_like_a_page_disturbs_nothing() {
            MongoDatabase database = MONGO.database();
            new ViewRunner(new DevicesView(), database)
                    .run(List.of(
                            new Registered("page/0", "ada", "certificate", "nonce", START),
                            new Registered("page/0/0", "ada", "certificate", "nonce", START)));

            assertThat(all(new DeviceReader(database), 10, DeviceSearch.ALL)).containsExactly("page/0", "page/0/0");
        }

        private List<String> all(DeviceReader reader, int limit, DeviceSearch search) {
            List<String> things = new ArrayList<>();
            @Nullable String cursor = null;
            do {
                Page<DeviceDetails> page = reader.devices(limit, cursor, search);
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
