package energy.flipbridge.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import energy.flipbridge.gateway.ingest.PipeController.SqsRecord;
import energy.flipbridge.gateway.web.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Messages of one thing, while nothing can be stored. */
class PipeControllerTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final int MORE_THAN_WAIT = 10_000;

    private final CountDownLatch storeIsAsked = new CountDownLatch(1);
    private final CountDownLatch storeIsBack = new CountDownLatch(1);
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final Ingest ingest = new Ingest(
            new SlowLog(),
            new ParkedMessages(client.getDatabase("views").getCollection("parked"), InstantSource.fixed(NOW)),
            new IngestMeters(new SimpleMeterRegistry(), InstantSource.fixed(NOW)));
    private final PipeController pipe = new PipeController(ingest, InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        storeIsBack.countDown();
        ingest.close();
        client.close();
        server.shutdownNow();
    }

    @Test
    void says_at_once_that_too_much_waits_and_takes_the_message_when_there_is_room() {
        // given
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        ingest.offer(new QueueMessage("first", body(), NOW)).ifPresent(waiting::add);
        await().atMost(SOON).until(() -> storeIsAsked.getCount() == 0);
        for (int i = 0; i < MORE_THAN_WAIT; i++) {
            ingest.offer(new QueueMessage("m-" + i, body(), NOW)).ifPresent(waiting::add);
        }
        SqsRecord next = new SqsRecord("next", body(), Map.of());

        // when
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> pipe.telemetry(next).block(SOON));

        // then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");

        // and when
        storeIsBack.countDown();

        // then
        await().atMost(SOON).until(() -> waiting.stream().allMatch(CompletableFuture::isDone));
        assertThat(pipe.telemetry(next).block(SOON)).isNotNull();
    }

    private static String body() {
        return """
                {
                  "mqtt_topic": "devices/garage/telemetry",
                  "mqtt_received_at": 1795521600000,
                  "telemetry": {
                    "last_mode": "SELF_CONSUMPTION",
                    "battery_last_power_charge_w": 0,
                    "battery_last_power_discharge_w": 0,
                    "battery_total_energy_charge_wh": 0,
                    "battery_total_energy_discharge_wh": 0,
                    "battery_last_stored_energy_wh": 5000,
                    "battery_last_capacity_energy_wh": 10000,
                    "battery_last_backup_reserve_percentage": 20,
                    "last_is_grid_online": true
                  }
                }
                """;
    }

    /** An event store that does not answer until it is back. */
    private final class SlowLog implements TelemetryLog {

        @Override
        public void append(List<Entry> entries) {}

        @Override
        public List<Entry> stored(List<Entry> entries) {
            return List.of();
        }

        @Override
        public Tail tail(String streamId, int most) {
            storeIsAsked.countDown();
            try {
                storeIsBack.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Tail(0, List.of());
        }
    }
}
