package energy.flipbridge.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.command.CommandEvent.CommandAcked;
import energy.flipbridge.domain.command.CommandEvent.CommandReceived;
import energy.flipbridge.domain.command.CommandEvent.OutcomeReported;
import energy.flipbridge.domain.command.Outcome;
import energy.flipbridge.domain.device.DeviceCertificate;
import energy.flipbridge.domain.device.DeviceEvent.CertificatesChanged;
import energy.flipbridge.domain.device.DeviceEvent.CommandPublished;
import energy.flipbridge.domain.device.DeviceEvent.DeliveryQueued;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.device.DeviceEvent.Registered;
import energy.flipbridge.domain.flip.FlipIds;
import energy.flipbridge.domain.flip.FlipOrder;
import energy.flipbridge.domain.flip.FlipStatus;
import energy.flipbridge.domain.flip.Window;
import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.projections.commands.CommandReader;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.history.HistoryReader;
import energy.flipbridge.projections.history.HistoryView;
import energy.flipbridge.projections.moments.MomentReader;
import energy.flipbridge.projections.parking.ParkedEvents;
import energy.flipbridge.projections.telemetry.TelemetryReader;
import energy.flipbridge.projections.telemetry.TelemetryView;
import energy.flipbridge.projections.view.Processors;
import energy.flipbridge.projections.view.View;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;

/** The controllers over the real views and readers, in a MongoDB in memory. */
class ApiTest {

    private static final Instant START = Instant.parse("2026-11-24T16:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-24T16:30:00Z");
    private static final MongoServer SERVER = new MongoServer(new MemoryBackend());
    private static final MongoClient CLIENT = MongoClients.create(SERVER.bindAndGetConnectionString());
    private static final MongoDatabase DATABASE = CLIENT.getDatabase("views");

    private final DeviceReader devices = new DeviceReader(DATABASE);
    private final CommandReader commands = new CommandReader(DATABASE);
    private final Moments moments = new Moments(devices, new MomentReader(DATABASE, new NoEvents()));
    private final WebTestClient web = WebTestClient.bindToController(
                    new DeviceController(devices, moments, InstantSource.fixed(NOW)),
                    new ChangesController(moments, InstantSource.fixed(NOW)),
                    new DeviceCommandsController(devices, commands),
                    new HistoryController(devices, new HistoryReader(DATABASE)),
                    new TelemetryController(devices, new TelemetryReader(DATABASE), InstantSource.fixed(NOW)),
                    new CommandController(commands))
            .controllerAdvice(new Problems())
            .build();

    @RestControllerAdvice
    static class Problems extends ResponseEntityExceptionHandler {}

    @BeforeAll
    static void fill() {
        List<EventMessage<?>> events = new ArrayList<>();
        Stream.of(new Registered("garage", "support:local", "certificate", "nonce", START))
                .map(ApiTest::message)
                .forEach(events::add);
        IntStream.range(0, 13).forEach(i -> events.add(message(reading("garage", i))));
        command("garage", "c-1", START.plusSeconds(70)).stream()
                .map(ApiTest::message)
                .forEach(events::add);
        IntStream.range(1, 6).forEach(i -> events.add(message(reading("porch-" + i, 0))));
        Stream.of(expiring("porch-2", 20), expiring("porch-4", -1), expiring("porch-5", 31))
                .map(ApiTest::message)
                .forEach(events::add);
        EmbeddedEventStore store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        store.publish(events);
        try (Processors processors = new Processors(store)) {
            List<View> views = List.of(new DevicesView(), new HistoryView(), new CommandsView(), new TelemetryView());
            views.stream().map(view -> started(processors, view)).toList().forEach(processor -> {
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> isAt(processor, events.size() - 1));
                processor.shutDown();
            });
        } finally {
            store.shutDown();
        }
    }

    private static CertificatesChanged expiring(String thing, int days) {
        DeviceCertificate certificate = new DeviceCertificate("a1".repeat(32), true, NOW.plus(Duration.ofDays(days)));
        return new CertificatesChanged(thing, List.of(certificate), NOW);
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.shutdownNow();
    }

    @Nested
    class Devices {

        @Test
        void one_tells_all_that_is_known() {
            get("/api/devices/garage")
                    .jsonPath("$.thing")
                    .isEqualTo("garage")
                    .jsonPath("$.registered")
                    .isEqualTo(true)
                    .jsonPath("$.owner")
                    .isEqualTo("support:local")
                    .jsonPath("$.registeredAt")
                    .isEqualTo("2026-11-24T16:00:00.000Z")
                    .jsonPath("$.commissioned")
                    .isEqualTo(false)
                    .jsonPath("$.connection")
                    .isEqualTo("ONLINE")
                    .jsonPath("$.lastHeardAt")
                    .isEqualTo("2026-11-24T16:01:05.000Z")
                    .jsonPath("$.clockOffsetMillis")
                    .isEqualTo(250)
                    .jsonPath("$.pendingCount")
                    .isEqualTo(1)
                    .jsonPath("$.pending[0].commandId")
                    .isEqualTo("c-1")
                    .jsonPath("$.reading.stateOfCharge")
                    .isEqualTo(66.7)
                    .jsonPath("$.reading.endTime")
                    .isEqualTo("2026-11-24T16:01:05.000Z");
        }

        @Test
        void come_in_pages_without_repeats() {
            Map<?, ?> first = page("/api/devices?limit=4");
            Map<?, ?> second = page("/api/devices?limit=4&cursor=" + first.get("next"));

            assertThat(things(first)).containsExactly("garage", "porch-1", "porch-2", "porch-3");
            assertThat(things(second)).containsExactly("porch-4", "porch-5");
            assertThat(second.get("next")).isNull();
        }

        @Test
        void are_found_by_a_part_of_the_name() {
            assertThat(things(page("/api/devices?q=PORCH-3"))).containsExactly("porch-3");
        }

        @Test
        void are_found_by_when_their_certificate_expires() {
            assertThat(things(page("/api/devices?expiresWithinDays=30"))).containsExactly("porch-2", "porch-4");
            assertThat(things(page("/api/devices?expiresWithinDays=0&q=porch"))).containsExactly("porch-4");
            web.get()
                    .uri("/api/devices?expiresWithinDays=-1")
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("expiresWithinDays");
            get("/api/devices/porch-2")
                    .jsonPath("$.certificateExpiresAt")
                    .isEqualTo("2026-12-14T16:30:00.000Z")
                    .jsonPath("$.certificates[0].active")
                    .isEqualTo(true);
            get("/api/devices/garage").jsonPath("$.certificateExpiresAt").doesNotExist();
        }

        @Test
        void that_nobody_knows_are_a_problem_with_advice() {
            web.get()
                    .uri("/api/devices/nobody")
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectHeader()
                    .contentType("application/problem+json")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:flipbridge:problem:unknown-device")
                    .jsonPath("$.detail")
                    .value(detail -> assertThat(detail).asString().contains("GET /api/devices"));
        }
    }

    @Nested
    class History {

        @Test
        void is_told_newest_first_with_actor_and_cause() {
            get("/api/devices/garage/history?limit=3")
                    .jsonPath("$.items[0].event")
                    .isEqualTo("OutcomeReported")
                    .jsonPath("$.items[0].summary")
                    .isEqualTo("Flip was told OK")
                    .jsonPath("$.items[0].actor")
                    .isEqualTo("flip")
                    .jsonPath("$.items[0].correlationId")
                    .isEqualTo("webhook-1")
                    .jsonPath("$.items[0].storedAt")
                    .exists()
                    .jsonPath("$.items[1].event")
                    .isEqualTo("CommandAcked")
                    .jsonPath("$.items[1].before.status")
                    .isEqualTo("PUBLISHED")
                    .jsonPath("$.items[1].after.status")
                    .isEqualTo("ACKED")
                    .jsonPath("$.next")
                    .isEqualTo("before-16")
                    .jsonPath("$.previous")
                    .isEqualTo("after-18");
        }

        @Test
        void tells_readings_in_a_row_as_one() {
            get("/api/devices/garage/history?cursor=before-15")
                    .jsonPath("$.items[0].event")
                    .isEqualTo("CommandReceived")
                    .jsonPath("$.items[0].summary")
                    .isEqualTo("Flip ordered DISCHARGE at 4,000 W from 17:00 to 19:00 UTC")
                    .jsonPath("$.items[1].event")
                    .isEqualTo("TelemetryReported")
                    .jsonPath("$.items[1].summary")
                    .isEqualTo("13 readings, charge 66.7 %")
                    .jsonPath("$.items[1].readings.count")
                    .isEqualTo(13)
                    .jsonPath("$.items[1].readings.first")
                    .isEqualTo("2026-11-24T16:00:05.000Z")
                    .jsonPath("$.items[1].deviceTime")
                    .isEqualTo("2026-11-24T16:01:05.250Z")
                    .jsonPath("$.items[1].receivedAt")
                    .isEqualTo("2026-11-24T16:01:05.000Z")
                    .jsonPath("$.items[2].event")
                    .isEqualTo("Registered")
                    .jsonPath("$.next")
                    .isEmpty();
        }
    }

    @Nested
    class AtMoments {

        @Test
        void before_a_device_was_known_are_a_problem_with_advice() {
            isProblem("/api/devices/garage?at=2026-11-24T15:00:00Z", "unknown-moment", "2026-11-24T16:00:00.000Z");
            isProblem("/api/devices/garage/changes?from=2026-11-24", "unknown-moment", "2026-11-24T16:00:00.000Z");
        }

        @Test
        void of_a_device_or_at_a_revision_that_nobody_knows_are_a_problem_with_advice() {
            isProblem("/api/devices/nobody?at=2026-11-24", "unknown-device", "GET /api/devices");
            isProblem("/api/devices/nobody/changes?from=2026-11-24", "unknown-device", "GET /api/devices");
            isProblem("/api/devices/garage?revision=7", "unknown-revision", "ask for a time");
        }

        private void isProblem(String uri, String type, String advice) {
            web.get()
                    .uri(uri)
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:flipbridge:problem:" + type)
                    .jsonPath("$.detail")
                    .value(detail -> assertThat(detail).asString().contains(advice));
        }
    }

    @Nested
    class FilteredHistory {

        @Test
        void tells_the_events_that_are_named_of_a_command() {
            assertThat(events("?event=CommandAcked&event=CommandReceived&command=c-1"))
                    .containsExactly("CommandAcked", "CommandReceived");
            assertThat(events("?command=c-2")).isEmpty();
        }

        @Test
        void tells_what_an_actor_or_one_of_its_kind_did() {
            assertThat(events("?actor=device&limit=5")).containsExactly("TelemetryReported");
            assertThat(events("?actor=device:garage&event=Registered")).isEmpty();
            assertThat(events("?actor=flip&event=Registered")).containsExactly("Registered");
        }

        @Test
        void tells_what_was_recorded_in_a_time() {
            assertThat(events("?from=2026-11-24T16:00:00.000Z&to=2026-11-24T16:00:00.001Z"))
                    .hasSize(7);
            assertThat(events("?from=2026-11-24T16:00:00.001Z")).isEmpty();
            assertThat(events("?to=2026-11-24T16:00:00.000Z")).isEmpty();
        }

        @Test
        void goes_back_to_what_is_newer() {
            Map<?, ?> first = page("/api/devices/garage/history?limit=2");
            Map<?, ?> second = page("/api/devices/garage/history?limit=2&cursor=" + first.get("next"));
            Map<?, ?> back = page("/api/devices/garage/history?limit=2&cursor=" + second.get("previous"));

            assertThat(back.get("items")).isEqualTo(first.get("items"));
            assertThat(back.get("next")).isEqualTo(first.get("next"));
        }

        @Test
        void has_the_totals_of_all_that_happened() {
            get("/api/devices/garage/history?event=Registered")
                    .jsonPath("$.totals.readings")
                    .isEqualTo(13)
                    .jsonPath("$.totals.events.Registered")
                    .isEqualTo(1)
                    .jsonPath("$.totals.events.TelemetryReported")
                    .isEqualTo(1)
                    .jsonPath("$.totals.events.CommandAcked")
                    .isEqualTo(1);
        }

        private List<String> events(String query) {
            return ((List<?>) Objects.requireNonNull(
                            page("/api/devices/garage/history" + query).get("items")))
                    .stream()
                            .map(item -> String.valueOf(((Map<?, ?>) item).get("event")))
                            .toList();
        }
    }

    @Nested
    class Commands {

        @Test
        void tell_how_they_stand_and_what_happened() {
            get("/api/commands/c-1")
                    .jsonPath("$.status")
                    .isEqualTo("ACKED")
                    .jsonPath("$.thing")
                    .isEqualTo("garage")
                    .jsonPath("$.mode")
                    .isEqualTo("DISCHARGE")
                    .jsonPath("$.setpointW")
                    .isEqualTo(4000)
                    .jsonPath("$.startsAt")
                    .isEqualTo("2026-11-24T17:00:00.000Z")
                    .jsonPath("$.publishAttempts")
                    .isEqualTo(1)
                    .jsonPath("$.outcome.status")
                    .isEqualTo("OK")
                    .jsonPath("$.outcome.reported")
                    .isEqualTo(true)
                    .jsonPath("$.outcome.answer")
                    .isEqualTo(200)
                    .jsonPath("$.json")
                    .isEqualTo("{\"id\":\"c-1\"}")
                    .jsonPath("$.steps.length()")
                    .isEqualTo(5)
                    .jsonPath("$.steps[0].event")
                    .isEqualTo("CommandReceived");
        }

        @Test
        void are_listed_by_device() {
            get("/api/devices/garage/commands")
                    .jsonPath("$.items.length()")
                    .isEqualTo(1)
                    .jsonPath("$.items[0].commandId")
                    .isEqualTo("c-1")
                    .jsonPath("$.items[0].steps")
                    .isEmpty()
                    .jsonPath("$.next")
                    .isEmpty();
        }

        @Test
        void that_nobody_knows_are_a_problem_with_advice() {
            web.get().uri("/api/commands/none").exchange().expectStatus().isNotFound();
        }
    }

    @Nested
    class Telemetry {

        @Test
        void of_the_last_hour_by_minute_is_told_without_asking() {
            get("/api/devices/garage/telemetry")
                    .jsonPath("$.resolution")
                    .isEqualTo("minute")
                    .jsonPath("$.to")
                    .isEqualTo("2026-11-24T16:30:00.000Z")
                    .jsonPath("$.items.length()")
                    .isEqualTo(2)
                    .jsonPath("$.items[0].readings")
                    .isEqualTo(12)
                    .jsonPath("$.items[0].coveredSeconds")
                    .isEqualTo(60.0)
                    .jsonPath("$.items[0].dischargeEnergyWh")
                    .isEqualTo(20.004)
                    .jsonPath("$.items[0].solarEnergyWh")
                    .isEmpty()
                    .jsonPath("$.next")
                    .isEmpty();
        }

        @Test
        void is_told_reading_by_reading() {
            get("/api/devices/garage/telemetry?from=2026-11-24T16:00:10Z&to=2026-11-24T16:00:20Z&resolution=raw")
                    .jsonPath("$.items.length()")
                    .isEqualTo(2)
                    .jsonPath("$.items[0].startTime")
                    .isEqualTo("2026-11-24T16:00:10.000Z")
                    .jsonPath("$.items[0].reading.dischargePowerW")
                    .isEqualTo(1200.0);
        }

        @Test
        void shows_as_gaps_what_nothing_is_known_of() {
            get("/api/devices/garage/telemetry?from=2026-11-24T15:58:00Z&to=2026-11-24T16:03:00Z&resolution=raw")
                    .jsonPath("$.gaps.length()")
                    .isEqualTo(2)
                    .jsonPath("$.gaps[0].startTime")
                    .isEqualTo("2026-11-24T15:58:00.000Z")
                    .jsonPath("$.gaps[0].endTime")
                    .isEqualTo("2026-11-24T16:00:00.000Z")
                    .jsonPath("$.gaps[1].startTime")
                    .isEqualTo("2026-11-24T16:01:05.000Z")
                    .jsonPath("$.gaps[1].endTime")
                    .isEqualTo("2026-11-24T16:03:00.000Z");
            get("/api/devices/garage/telemetry?from=2026-11-24T16:00:00Z&to=2026-11-24T16:01:30Z&resolution=minute")
                    .jsonPath("$.gaps.length()")
                    .isEqualTo(0);
        }

        @Test
        void of_several_batteries_stands_side_by_side() {
            get("/api/telemetry?thing=garage&thing=porch-1&from=2026-11-24T16:00:00Z&to=2026-11-24T16:05:00Z"
                            + "&resolution=minute")
                    .jsonPath("$.resolution")
                    .isEqualTo("minute")
                    .jsonPath("$.series.length()")
                    .isEqualTo(2)
                    .jsonPath("$.series[0].thing")
                    .isEqualTo("garage")
                    .jsonPath("$.series[0].items.length()")
                    .isEqualTo(2)
                    .jsonPath("$.series[1].items[0].readings")
                    .isEqualTo(1)
                    .jsonPath("$.series[1].gaps[0].startTime")
                    .isEqualTo("2026-11-24T16:01:00.000Z");
        }

        @Test
        void of_a_battery_that_nobody_knows_is_a_problem_beside_known_ones() {
            web.get()
                    .uri("/api/telemetry?thing=garage&thing=none")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }

        @Test
        void of_a_day_is_one_sum() {
            get("/api/devices/garage/telemetry?from=2026-11-24&to=2026-11-25&resolution=day")
                    .jsonPath("$.items.length()")
                    .isEqualTo(1)
                    .jsonPath("$.items[0].readings")
                    .isEqualTo(13)
                    .jsonPath("$.items[0].endTime")
                    .isEqualTo("2026-11-25T00:00:00.000Z");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/devices?limit=0, limit",
        "/api/devices?limit=abc, limit",
        "/api/devices?cursor=1.2, cursor",
        "/api/devices/garage?at=yesterday, at",
        "/api/devices/garage?at=2026-11-24T16:30:00.001Z, at",
        "/api/devices/garage?revision=-1, revision",
        "/api/devices/garage?revision=1234567890123456789, revision",
        "/api/devices/garage?at=2026-11-24&revision=0, revision",
        "/api/devices/garage/changes, from",
        "/api/devices/garage/changes?to=2026-11-24, from",
        "/api/devices/garage/changes?from=yesterday, from",
        "/api/devices/garage/changes?from=2026-11-24&fromRevision=0, fromRevision",
        "/api/devices/garage/changes?fromRevision=0&to=2026-11-25, to",
        "/api/devices/garage/changes?fromRevision=0&toRevision=x, toRevision",
        "/api/devices/garage/history?limit=201, limit",
        "/api/devices/garage/history?cursor=x, cursor",
        "/api/devices/garage/history?cursor=4, cursor",
        "/api/devices/garage/history?event=Command-Acked, event",
        "/api/devices/garage/history?actor=, actor",
        "/api/devices/garage/history?from=yesterday, from",
        "/api/devices/garage/history?to=yesterday, to",
        "/api/devices/garage/history?from=2026-11-25&to=2026-11-24, from",
        "/api/devices/garage/commands?cursor=-1, cursor",
        "/api/devices/garage/telemetry?from=yesterday, from",
        "/api/devices/garage/telemetry?to=x, to",
        "/api/devices/garage/telemetry?resolution=second, resolution",
        "/api/devices/garage/telemetry?from=2026-11-25&to=2026-11-24, from",
        "/api/devices/garage/telemetry?from=0001-01-01&to=9998-01-01, from",
        "/api/devices/garage/telemetry?from=2026-11-01&to=2026-11-24&resolution=raw, from",
        "/api/telemetry, thing",
        "/api/telemetry?thing=a&thing=b&thing=c&thing=d&thing=e&thing=f&thing=g&thing=h&thing=i&thing=j&thing=k, thing",
        "/api/telemetry?thing=garage&thing=porch-1&from=2026-11-24T10:00&to=2026-11-24T14:00&resolution=raw, from",
    })
    void wrong_parameters_are_named(String uri, String field) {
        web.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:flipbridge:problem:invalid-parameters")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private WebTestClient.BodyContentSpec get(String uri) {
        return web.get().uri(uri).exchange().expectStatus().isOk().expectBody();
    }

    private Map<?, ?> page(String uri) {
        @Nullable
        Map<?, ?> page = web.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(page);
    }

    private static List<String> things(Map<?, ?> page) {
        return ((List<?>) Objects.requireNonNull(page.get("items")))
                .stream()
                        .map(item -> String.valueOf(((Map<?, ?>) item).get("thing")))
                        .toList();
    }

    private static PooledStreamingEventProcessor started(Processors processors, View view) {
        PooledStreamingEventProcessor processor = processors.view(
                view,
                DATABASE,
                new InMemoryTokenStore(),
                new ParkedEvents(DATABASE.getCollection("parked"), InstantSource.system()));
        processor.start();
        return processor;
    }

    private static boolean isAt(PooledStreamingEventProcessor processor, long position) {
        return processor.processingStatus().size() == 4
                && processor.processingStatus().values().stream()
                        .allMatch(status -> status.getCurrentPosition().orElse(-1) == position);
    }

    private static EventMessage<?> message(Object payload) {
        return new GenericEventMessage<>(
                new GenericMessage<>(payload, Map.of(Audit.ACTOR, Audit.FLIP, Audit.CORRELATION, "webhook-1")),
                () -> START);
    }

    private static List<Object> command(String thing, String id, Instant at) {
        Window window = new Window(Instant.parse("2026-11-24T17:00:00Z"), Instant.parse("2026-11-24T19:00:00Z"));
        FlipOrder order = new FlipOrder(
                id,
                FlipIds.device(thing),
                FlipStatus.OK,
                window,
                "{\"mode\":\"DISCHARGE\",\"setpoint_w\":4000}",
                at,
                at,
                at,
                "{\"id\":\"" + id + "\"}");
        Outcome outcome = new Outcome(Outcome.Status.OK, null);
        return List.of(
                new CommandReceived(id, thing, 1, order, "webhook-1", at.plusSeconds(840), at),
                new DeliveryQueued(thing, id, 1, at, window, false, at, order.json()),
                new CommandPublished(thing, List.of(new Publication(id, 1, at)), 1, at),
                new CommandAcked(id, thing, 1, at, outcome, at),
                new OutcomeReported(id, thing, 1, outcome, 200, at));
    }

    private static TelemetryReported reading(String thing, int number) {
        Instant start = START.plusSeconds(5L * number);
        return new TelemetryReported(
                thing,
                "epoch:" + number,
                "epoch",
                (long) number,
                start,
                5_000,
                start.plusSeconds(5),
                start.plusSeconds(5).plusMillis(250),
                null,
                List.of(),
                new BatteryReading(
                        "SELF_CONSUMPTION",
                        0.0,
                        1200.0,
                        0.0,
                        1.667,
                        9000.0,
                        13500.0,
                        20.0,
                        true,
                        1.667,
                        1200.0,
                        null,
                        null));
    }
}
