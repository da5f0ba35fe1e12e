package energy.flipbridge.projections.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.device.DeviceEvent.CameBack;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
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
