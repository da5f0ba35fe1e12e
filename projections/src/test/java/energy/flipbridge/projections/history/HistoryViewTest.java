package energy.flipbridge.projections.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.device.DeviceCertificate;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.CertificatesChanged;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryDeclined;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.device.DeviceEvent.ReleaseBegan;
import energy.flipbridge.domain.device.DeviceEvent.WentOffline;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Page;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.ViewRunner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HistoryViewTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Instant START = Stories.START;

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void a_command_is_told_from_the_webhook_to_the_answer() {
        List<HistoryEntry> story = history(Stories.command("b", "c-1", START)).reversed();

        assertThat(story)
                .extracting(HistoryEntry::summary)
                .containsExactly(
                        "Flip sent command.created",
                        "Flip ordered DISCHARGE at 4,000 W from 17:00 to 19:00 UTC",
                        "The command waits for the battery",
                        "Sent the command to the battery",
                        "Sent the command to the battery, attempt 2",
                        "The battery confirmed",
                        "Acknowledged",
                        "Flip could not be told, attempt 1: timeout",
                        "Flip was told OK");
        assertThat(story)
                .extracting(HistoryEntry::number)
                .containsExactlyElementsOf(LongStream.range(0, 9).boxed().toList());
        assertThat(story).extracting(HistoryEntry::commandId).containsOnly("c-1");
        assertThat(story.get(3))
                .returns(Map.of("status", "PENDING"), HistoryEntry::before)
                .returns(Map.of("status", "PUBLISHED"), HistoryEntry::after);
        assertThat(story.get(6))
                .returns("CommandAcked", HistoryEntry::event)
                .returns("flip", HistoryEntry::actor)
                .returns("webhook-6", HistoryEntry::correlationId)
                .returns("event-5", HistoryEntry::causationId)
                .returns(Map.of("status", "ACKED"), HistoryEntry::after);
        assertThat(story.get(1).detail())
                .containsEntry("webhookId", "webhook-c-1")
                .doesNotContainKey("deliverable");
    }

    @Test
    void certificates_are_told_by_when_the_first_that_is_active_expires() {
        DeviceCertificate old = new DeviceCertificate("a1".repeat(32), true, Instant.parse("2027-01-31T12:00:00Z"));
        DeviceCertificate next = new DeviceCertificate("b2".repeat(32), true, Instant.parse("2049-12-31T23:59:59Z"));

        List<HistoryEntry> story = history(List.of(
                        new CertificatesChanged("b", List.of(old), START),
                        new CertificatesChanged("b", List.of(old, next), START),
                        new CertificatesChanged("b", List.of(next), START),
                        new CertificatesChanged("b", List.of(), START)))
                .reversed();

        assertThat(story)
                .extracting(HistoryEntry::summary)
                .containsExactly(
                        "AWS IoT has a certificate for the battery; it expires at 31 Jan 2027 12:00 UTC",
                        "AWS IoT has 2 certificates for the battery; the first expires at 31 Jan 2027 12:00 UTC",
                        "AWS IoT has a certificate for the battery; it expires at 31 Dec 2049 23:59 UTC",
                        "AWS IoT has no active certificate for the battery");
        assertThat(story.get(2))
                .returns(Map.of("certificateExpiresAt", "2027-01-31T12:00:00.000Z"), HistoryEntry::before)
                .returns(Map.of("certificateExpiresAt", "2049-12-31T23:59:59.000Z"), HistoryEntry::after);
    }

    @Test
    void an_owner_is_told_before_and_after() {
        HistoryEntry entry = history(List.of(
                        new Registered("b", "ada", "certificate", "n1", START),
                        new Registered("b", "grace", "certificate", "n2", START)))
                .getFirst();

        assertThat(entry.before()).isEqualTo(Map.of("owner", "ada"));
        assertThat(entry.after()).isEqualTo(Map.of("owner", "grace"));
        assertThat(entry.summary()).isEqualTo("Claimed by grace");
    }

    @Test
    void a_home_is_told_and_what_concerns_a_battery_stands_with_the_battery_too() {
        List<Object> life = Stories.home("b", 1, START);
        MongoDatabase database = MONGO.database();
        new ViewRunner(new HistoryView(), database).run(life);
        new ViewRunner(new HomeHistoryView(), database).run(life);
        assertThat(database.getCollection("parked").countDocuments()).isZero();
        HistoryReader reader = new HistoryReader(database);

        assertThat(reader.homeHistory("site-for-device::b", 100, null).items().reversed())
                .extracting(HistoryEntry::summary)
                .containsExactly(
                        "Home opened for homeowner:owner-1",
                        "The owner asked to commission b in the home site-for-device::b",
                        "b is in the home at Flip",
                        "The owner agreed to the terms of programme program-1, version v1",
                        "The owner asked to join programme program-1",
                        "The enrolment in programme program-1 is PENDING",
                        "The enrolment in programme program-1 is ACTIVE",
                        "Flip announced event event-1-1795536000 from 17:00 UTC to 19:00 UTC: UPCOMING",
                        "The owner was sent a mail about the new event event-1-1795536000",
                        "The owner opted out of event event-1-1795536000",
                        "The owner set the reserve of b to 40 % for event event-1-1795536000",
                        "The owner set the reserve of b to 30 %",
                        "Flip changed event event-1-1795536000 from 17:00 UTC to 19:00 UTC: ACTIVE",
                        "The owner gives b up",
                        "The enrolment enrolment-1-1795536000 has ended",
                        "b is out of the home at Flip");
        assertThat(reader.history("b", 100, null).items().reversed())
                .extracting(HistoryEntry::event)
                .containsExactly(
                        "CommissioningRequested",
                        "BatteryCommissioned",
                        "ReserveChanged",
                        "ReserveChanged",
                        "ReleaseRequested",
                        "BatteryRemoved");
    }

    @Test
    void a_release_is_told_with_what_is_withdrawn() {
        assertThat(history(List.of(
                                new ReleaseBegan("b", List.of("c-1", "c-2"), START),
                                new DeliveryDeclined("b", "c-3", 1, START)))
                        .reversed())
                .extracting(HistoryEntry::summary)
                .containsExactly(
                        "Its owner gives the battery up; the 2 commands that it has are withdrawn",
                        "Not taken for the battery: its owner gives it up or has done so");
    }

    @Test
    void readings_in_a_row_are_one_entry_that_other_events_and_hours_end() {
        List<Object> events = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> events.add(Stories.reading("b", i, START.plusSeconds(i))));
        events.add(new WentOffline("b", START.plusSeconds(11), START.plusSeconds(90)));
        events.add(new CameBack("b", START.plusSeconds(95), START.plusSeconds(95)));
        events.add(Stories.reading("b", 20, START.plusSeconds(100)));
        events.add(Stories.reading("b", 21, START.plusSeconds(3_700)));
        events.add(Stories.reading("b", 22, START.plusSeconds(3_650)));

        assertThat(history(events).reversed())
                .extracting(HistoryEntry::summary)
                .containsExactly(
                        "12 readings, charge 66.6 % to 66.7 %",
                        "The battery went silent; last heard at 16:00 UTC",
                        "The battery is heard again",
                        "1 reading, charge 66.5 %",
                        "2 readings, charge 66.5 %");
    }

    @Test
    void pages_are_stable_while_more_happens() {
        MongoDatabase database = MONGO.database();
        List<Object> events = new ArrayList<>();
        IntStream.range(0, 25).forEach(i -> events.add(new Registered("b", "ada", "certificate", "n" + i, START)));
        events.add(Stories.reading("b", 0, START));
        new ViewRunner(new HistoryView(), database).run(events);

        List<Long> numbers = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<HistoryEntry> page = new HistoryReader(database).history("b", 10, cursor);
            page.items().forEach(entry -> numbers.add(entry.number()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(numbers)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, 25).boxed().toList().reversed());
    }

    private static List<HistoryEntry> history(List<?> events) {
        MongoDatabase database = MONGO.database();
        new ViewRunner(new HistoryView(), database).run(events);
        assertThat(database.getCollection("parked").countDocuments()).isZero();
        return new HistoryReader(database).history("b", 100, null).items();
    }
}
