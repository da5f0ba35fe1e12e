package energy.flipbridge.projections.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceCertificate;
import energy.flipbridge.domain.device.DeviceCommand.NoteCertificates;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.view.EmbeddedMongo;
import energy.flipbridge.projections.view.Partitions;
import energy.flipbridge.projections.view.Stories;
import energy.flipbridge.projections.view.ViewRunner;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Things of the view, AWS IoT as it answers or is away, and what is noted of it. */
class CertificateWorkerTest {

    private static final EmbeddedMongo MONGO = new EmbeddedMongo();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofHours(6);
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final DeviceCertificate CERTIFICATE = new DeviceCertificate("a1".repeat(32), true, NOON);

    private final MongoDatabase database = MONGO.database();
    private final Aws aws = new Aws();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<DomainEventMessage<?>> history = new ArrayList<>();
    private volatile Instant now = NOON;
    private final CertificateWorker worker = new CertificateWorker(
            new DeviceReader(database),
            aws,
            (command, metadata) -> sent.add(new Sent((NoteCertificates) command, metadata)),
            () -> now,
            INTERVAL,
            100);
    private final ViewRunner devices = new ViewRunner(new DevicesView(worker), database);

    private record Sent(NoteCertificates command, Map<String, String> metadata) {}

    @AfterEach
    void close() {
        worker.close();
    }

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void what_is_known_when_a_partition_comes_and_what_is_mentioned_later_is_looked_at() {
        // given
        happens(reading("attic"));

        // when
        allPartitionsAreGained();

        // then
        awaitLooks("attic");

        // when
        happens(reading("barn"));

        // then
        awaitLooks("attic", "barn");
        assertThat(sent.getLast().command()).isEqualTo(new NoteCertificates("barn", List.of(CERTIFICATE), NOON));
        assertThat(sent.getLast().metadata()).containsEntry(Audit.ACTOR, "system:certificates");
    }

    @Test
    void a_thing_is_looked_at_again_after_the_interval_and_when_it_is_claimed() {
        allPartitionsAreGained();
        happens(reading("attic"), reading("barn"));
        awaitLooks("attic", "barn");

        happens(reading("attic"), new Registered("barn", "ada", "cert", "nonce", NOON));
        awaitLooks("attic", "barn", "barn");

        now = NOON.plus(INTERVAL);
        awaitLooks("attic", "barn", "barn", "attic", "barn");
    }

    @Test
    void nothing_is_lost_while_aws_iot_is_away() {
        // given
        aws.isAway = true;
        allPartitionsAreGained();
        happens(reading("attic"), reading("barn"), reading("cellar"));
        await().atMost(SOON).until(() -> aws.asked.size() == 1);

        // when
        now = now.plusSeconds(31);

        // then
        await().atMost(SOON).until(() -> aws.asked.size() == 2);
        assertThat(sent).isEmpty();

        // when
        aws.isAway = false;
        now = now.plusSeconds(31);

        // then
        awaitLooks("attic", "barn", "cellar");
    }

    @Test
    void a_thing_that_cannot_be_looked_at_holds_up_no_other() {
        aws.failing.put("attic", true);
        allPartitionsAreGained();
        happens(reading("attic"));
        await().atMost(SOON).until(() -> aws.asked.contains("attic"));

        happens(reading("barn"), reading("cellar"));
        now = now.plusSeconds(31);

        awaitLooks("barn", "cellar");
    }

    @Test
    void what_another_node_owns_is_left_to_it() {
        allPartitionsAreGained();
        happens(reading("attic"));
        awaitLooks("attic");
        worker.lost(Partitions.of("attic"));

        now = NOON.plus(INTERVAL);
        happens(reading("attic"), reading("barn"));

        awaitLooks("attic", "barn");
        assertThat(Partitions.of("barn")).isNotEqualTo(Partitions.of("attic"));
    }

    private void allPartitionsAreGained() {
        IntStream.range(0, Partitions.COUNT).forEach(worker::gained);
    }

    private void happens(Object... payloads) {
        history.addAll(Stories.messages(List.of(payloads)));
        devices.run(history, () -> 1_000);
    }

    private void awaitLooks(String... things) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sent)
                        .extracting(each -> each.command().thing())
                        .containsExactlyInAnyOrder(things));
    }

    private static Object reading(String thing) {
        return Stories.reading(thing, 0, NOON);
    }

    private static final class Aws implements CertificateSource {

        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final Map<String, Boolean> failing = new ConcurrentHashMap<>();
        private volatile boolean isAway;

        @Override
        public List<DeviceCertificate> certificates(String thing) throws IOException {
            asked.add(thing);
            if (isAway || failing.containsKey(thing)) {
                throw new IOException("away");
            }
            return List.of(CERTIFICATE);
        }
    }
}
