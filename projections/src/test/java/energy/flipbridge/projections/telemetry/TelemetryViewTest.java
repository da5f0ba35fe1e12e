package energy.flipbridge.projections.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.ViewRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.bson.Document;

class TelemetryViewTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Instant START = Stories.START;

    @AfterContainer
    static void stop() {
        MONGO.close();
    }

    @Property(tries = 60)
    void any_order_and_any_batches_with_repeats_end_in_the_same_documents(
            @ForAll @IntRange(min = 1, max = 60) int readings,
            @ForAll @IntRange(min = 1, max = 30) int largestBatch,
            @ForAll long seed) {
        List<TelemetryReported> inOrder = IntStream.range(0, readings)
                .mapToObj(number -> Stories.reading("battery", number * 11, START.plusSeconds(number)))
                .toList();
        List<TelemetryReported> mixed = new ArrayList<>(inOrder);
        Random random = new Random(seed);
        IntStream.range(0, readings / 3).forEach(_ -> mixed.add(inOrder.get(random.nextInt(readings))));
        Collections.shuffle(mixed, random);

        MongoDatabase expected = MONGO.database();
        new ViewRunner(new TelemetryView(), expected).run(inOrder);
        MongoDatabase actual = MONGO.database();
        new ViewRunner(new TelemetryView(), actual)
                .run(Stories.messages(mixed), () -> 1 + random.nextInt(largestBatch));

        assertThat(withoutPosition(actual)).isNotEmpty().isEqualTo(withoutPosition(expected));
    }

    @Example
    void sums_are_exact_and_gaps_stay_gaps() {
        MongoDatabase database = MONGO.database();
        List<TelemetryReported> readings = IntStream.range(0, 1_000)
                .filter(number -> number < 12 || number >= 700)
                .mapToObj(number -> Stories.reading("battery", number, START))
                .toList();
        new ViewRunner(new TelemetryView(), database).run(readings);
        TelemetryReader reader = new TelemetryReader(database);

        List<Interval> minutes = reader.intervals("battery", START, START.plus(Duration.ofHours(1)), Resolution.MINUTE);
        List<Interval> hours = reader.intervals(
                "battery", START.minus(Duration.ofDays(1)), START.plus(Duration.ofDays(1)), Resolution.HOUR);

        assertThat(minutes.get(0).readings()).isEqualTo(12);
        assertThat(minutes.get(0).coveredMillis()).isEqualTo(60_000);
        assertThat(minutes.get(1).startTime())
                .isEqualTo(START.plusSeconds(700 * 5).minusSeconds(20));
        assertThat(hours).extracting(Interval::readings).containsExactly(32L, 280L);
        long milliWattHours = readings.stream()
                .mapToLong(reading ->
                        Math.round(Objects.requireNonNull(reading.reading().dischargeEnergy()) * 1_000))
                .sum();
        assertThat(hours.stream()
                        .mapToDouble(hour -> Objects.requireNonNull(hour.dischargeEnergy()))
                        .sum())
                .isEqualTo(milliWattHours / 1_000.0, within(1e-9));
        assertThat(reader.readings("battery", START.plusSeconds(5), START.plusSeconds(20)))
                .extracting(Reading::key)
                .containsExactly("epoch:1", "epoch:2", "epoch:3");
        assertThat(reader.readings("battery", START.plusSeconds(60), START.plusSeconds(3_480)))
                .isEmpty();
    }

    @Example
    void a_device_that_floods_a_minute_does_not_grow_its_document_for_ever() {
        MongoDatabase database = MONGO.database();
        List<TelemetryReported> flood = IntStream.range(0, 700)
                .mapToObj(number -> flooding(Stories.reading("battery", 0, START), number))
                .toList();

        new ViewRunner(new TelemetryView(), database).run(flood);

        assertThat(new TelemetryReader(database).readings("battery", START, START.plusSeconds(60)))
                .hasSize(TelemetryView.MOST_READINGS);
        assertThat(database.getCollection(TelemetryView.NAME)
                        .find(new Document("_id", "battery:2026-11-24T16:00"))
                        .first())
                .containsEntry("leftOut", 100L);
    }

    private static TelemetryReported flooding(TelemetryReported reading, int number) {
        return new TelemetryReported(
                reading.thing(),
                "flood:" + number,
                "flood",
                (long) number,
                reading.startTime(),
                reading.durationMillis(),
                reading.receivedAt(),
                reading.sentAt(),
                reading.ackedUpTo(),
                reading.results(),
                reading.reading());
    }

    private static Map<String, String> withoutPosition(MongoDatabase database) {
        Map<String, String> documents = new TreeMap<>(ViewRunner.bytes(database, TelemetryView.NAME));
        documents.replaceAll((_, json) -> json.replaceAll("\"position\": \\{[^}]*}", ""));
        return documents;
    }
}
