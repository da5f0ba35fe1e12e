package energy.flipbridge.projections.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.worker.Interleaved;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class DeliveryWorkerTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final List<String> published = new CopyOnWriteArrayList<>();
    private final AtomicBoolean isDown = new AtomicBoolean(true);
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    @Test
    void a_command_that_is_queued_while_a_partition_is_taken_over_is_published() {
        // given a command that waits, and a second that the view writes while the worker loads the first, and an outage
        Document first = thing(entry("first", NOW));
        Document both = thing(entry("first", NOW), entry("second", NOW.plusMillis(1)));
        AtomicReference<DeliveryWorker> worker = new AtomicReference<>();
        try (EmbeddedMongo mongo = new EmbeddedMongo()) {
            MongoCollection<Document> view = mongo.database().getCollection("delivery");
            view.insertOne(first);
            MongoCollection<Document> interleaved = Interleaved.after(view, () -> {
                view.replaceOne(Filters.eq("battery"), both);
                worker.get().pending(Pending.of(both));
            });
            worker.set(new DeliveryWorker(interleaved, this::publish, (_, _) -> null, _ -> false, now::get));

            // when
            worker.get().gained(Partitions.of("battery"));
            await().atMost(SOON).until(() -> refused.get() > 0);
            isDown.set(false);

            // then, as time goes on
            await().atMost(SOON).until(() -> {
                now.updateAndGet(time -> time.plusSeconds(1));
                return !published.isEmpty();
            });
            assertThat(published.getFirst()).contains("first", "second");
            worker.get().close();
        }
    }

    @Test
    void nothing_is_published_while_a_thing_is_held_back() {
        // given
        AtomicBoolean isHeldBack = new AtomicBoolean(true);
        isDown.set(false);
        try (EmbeddedMongo mongo = new EmbeddedMongo();
                DeliveryWorker worker = worker(mongo, _ -> isHeldBack.get())) {
            worker.gained(Partitions.of("battery"));
            AtomicInteger looks = new AtomicInteger();

            // when
            worker.pending(Pending.of(thing(entry("first", NOW))));
            await().atMost(SOON).until(() -> {
                now.updateAndGet(time -> time.plusSeconds(1));
                return looks.incrementAndGet() > 10;
            });
            assertThat(published).isEmpty();
            isHeldBack.set(false);

            // then
            await().atMost(SOON).until(() -> {
                now.updateAndGet(time -> time.plusSeconds(1));
                return !published.isEmpty();
            });
        }
    }

    @Test
    void what_waits_is_published_again_when_support_asks_for_it() {
        // given
        isDown.set(false);
        try (EmbeddedMongo mongo = new EmbeddedMongo();
                DeliveryWorker worker = worker(mongo, _ -> false)) {
            worker.gained(Partitions.of("battery"));
            Document waiting = thing(entry("first", NOW));
            worker.pending(Pending.of(waiting));
            await().atMost(SOON).until(() -> published.size() == 1);

            // when
            now.set(NOW.plusSeconds(1));
            worker.pending(Pending.of(waiting.append("askedForAt", Date.from(NOW.plusMillis(500)))));

            // then
            await().atMost(SOON).until(() -> published.size() == 2);
            worker.pending(Pending.of(waiting));
            assertThat(published).as("once for each time it is asked for").hasSize(2);
        }
    }

    private DeliveryWorker worker(EmbeddedMongo mongo, Predicate<String> isHeldBack) {
        return new DeliveryWorker(
                mongo.database().getCollection("delivery"), this::publish, (_, _) -> null, isHeldBack, now::get);
    }

    private void publish(String thing, byte[] message) throws CommandPublisher.PublishFailed {
        if (isDown.get()) {
            refused.incrementAndGet();
            throw new CommandPublisher.PublishFailed("down", new IOException());
        }
        published.add(new String(message, StandardCharsets.UTF_8));
    }

    private static Document thing(Document... pending) {
        return new Document("_id", "battery")
                .append("partition", Partitions.of("battery"))
                .append("attempts", 0)
                .append("pending", List.of(pending));
    }

    private static Document entry(String command, Instant stamp) {
        return new Document("commandId", command)
                .append("version", 1)
                .append("stamp", Date.from(stamp))
                .append("until", Date.from(NOW.plusSeconds(3_600)))
                .append("published", false)
                .append("json", "{\"id\":\"" + command + "\"}");
    }
}
