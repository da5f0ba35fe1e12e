package energy.flipbridge.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.device.DeviceCommand.RecordPublish;
import energy.flipbridge.domain.device.DeviceEvent.Publication;
import energy.flipbridge.domain.protocol.BatteryReading;
import energy.flipbridge.domain.telemetry.TelemetryReported;
import energy.flipbridge.domain.telemetry.TelemetryStream;
import energy.flipbridge.gateway.home.Neighbourhood.Person;
import energy.flipbridge.gateway.ingest.TelemetryLog;
import energy.flipbridge.projections.policy.CommandSender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What support learns of a battery's past, over HTTP through the running gateway. */
class DeviceHistoryTest {

    private static final String HISTORY = "/api/devices/{thing}/history";

    private static Neighbourhood place;
    private static Person support;
    private static Person ada;
    private static String site;
    private static String command;
    private static String acknowledging;

    /** A battery is registered, gets a command and confirms it; another one is registered, too. */
    @BeforeAll
    static void live() {
        place = new Neighbourhood();
        support = new Person(place.gateway().support());
        ada = place.person("ada");
        site = registered(ada, "garage");
        registered(place.person("bob"), "porch");
        place.measures("garage", 4_000, Map.of());
        command = place.flip()
                .post(
                        "/dispatch",
                        Map.of("thing", "garage", "mode", "DISCHARGE", "power_w", 1_000, "duration_s", 3_600))
                .ok()
                .get("command_id")
                .asString();
        Instant stamp = Instant.parse(one("DeliveryQueued").at("/detail/stamp").asString());
        place.gateway()
                .bean(CommandSender.class)
                .send(
                        new RecordPublish(
                                "garage", List.of(new Publication(command, 1, stamp)), 1, stamp.plusMillis(1)),
                        Map.of(Audit.ACTOR, Audit.system("delivery")));
        one("CommandPublished");
        acknowledging = place.measures("garage", 4_001, Map.of("last_command_acked", stamp.toString()));
        one("OutcomeReported");
    }

    @AfterAll
    static void stop() {
        place.close();
    }

    private static String registered(Person person, String thing) {
        place.provision(thing);
        String siteId = JsonBody.of(person.register(place.link(thing), thing))
                .path("siteId")
                .asString();
        await().atMost(Neighbourhood.SOON)
                .until(() -> person.home(siteId)
                        .at("/batteries/0/state")
                        .asString("")
                        .equals("COMMISSIONED"));
        return siteId;
    }

    /** the newest entry of the event, which is waited for */
    private static JsonNode one(String event) {
        List<JsonNode> found = new ArrayList<>();
        await().atMost(Neighbourhood.SOON).until(() -> {
            found.clear();
            support.get(HISTORY + "?event={event}", "garage", event)
                    .path("items")
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static List<String> events(JsonNode links) {
        return links.valueStream()
                .map(link -> link.path("link").asString() + " "
                        + (link.path("event").isNull()
                                ? link.path("kind").asString() + " "
                                        + link.path("id").asString()
                                : link.path("event").asString()))
                .toList();
    }

    private static JsonNode causes(String event) {
        return support.get(
                HISTORY + "/{id}/causes", "garage", one(event).path("eventId").asString());
    }

    @Test
    void is_one_list_of_the_battery_its_command_and_its_home() {
        JsonNode page = support.get(HISTORY + "?limit=200", "garage");

        assertThat(page.path("items")
                        .valueStream()
                        .map(entry -> entry.path("event").asString()))
                .contains(
                        "HomeOpened",
                        "CommissioningRequested",
                        "Registered",
                        "Commissioned",
                        "TelemetryReported",
                        "WebhookReceived",
                        "CommandReceived",
                        "CommandAcked",
                        "OutcomeReported");
        assertThat(page.path("items")
                        .valueStream()
                        .map(entry -> entry.path("position").asLong()))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotHaveDuplicates();
        assertThat(page.path("items").toString()).doesNotContain("porch");
        assertThat(page.at("/totals/events/CommandAcked").asLong()).isEqualTo(1);
        assertThat(page.at("/totals/homes/0/siteId").asString()).isEqualTo(site);
    }

    @Nested
    class Causes {

        @Test
        void of_an_acknowledgement_lead_to_the_batterys_message() {
            JsonNode chain = causes("CommandAcked");

            assertThat(events(chain))
                    .containsExactly(
                            "ASKED CommandAcked",
                            "CAUSED DeliveryConfirmed",
                            "CAUSED TelemetryReported",
                            "CAME_IN MESSAGE " + acknowledging);
            assertThat(chain.at("/2/entry/readings/count").asLong()).isPositive();
        }

        @Test
        void of_a_command_lead_to_flips_webhook() {
            JsonNode chain = causes("DeliveryQueued");

            assertThat(events(chain).subList(0, 3))
                    .containsExactly("ASKED DeliveryQueued", "CAUSED CommandReceived", "CAUSED WebhookReceived");
            assertThat(chain.at("/3/kind").asString()).isEqualTo("WEBHOOK");
            assertThat(chain.at("/3/id").asString())
                    .isEqualTo(one("CommandReceived").at("/detail/webhookId").asString());
            assertThat(chain).hasSize(4);
        }

        @Test
        void of_what_a_worker_recorded_lead_through_what_was_before_it() {
            assertThat(events(causes("CommandPublished")))
                    .startsWith("ASKED CommandPublished", "PRECEDED DeliveryQueued", "CAUSED CommandReceived");
            assertThat(events(causes("OutcomeReported"))).startsWith("ASKED OutcomeReported", "PRECEDED CommandAcked");
        }

        @Test
        void of_a_registration_lead_to_the_request() {
            JsonNode chain = causes("Registered");

            assertThat(chain).hasSize(2);
            assertThat(chain.at("/1/kind").asString()).isEqualTo("REQUEST");
        }

        @Test
        void of_what_is_anothers_or_nobodys_are_not_told() {
            for (String id : List.of(one("Registered").path("eventId").asString(), "nothing")) {
                place.gateway()
                        .support()
                        .get()
                        .uri(HISTORY + "/{id}/causes", "porch", id)
                        .exchange()
                        .expectStatus()
                        .isNotFound();
            }
        }
    }

    @Nested
    class Files {

        @Test
        void hold_every_event_of_the_battery_as_it_is_stored_and_in_the_order_of_all() {
            // when
            EntityExchangeResult<byte[]> answer = download("garage", "jsonl");
            List<JsonNode> lines = lines(answer);

            // then
            assertThat(answer.getResponseHeaders().getFirst("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"garage-history.jsonl\"");
            long last = lines.getLast().path("position").asLong();
            assertThat(lines.stream().map(line -> line.path("id").asString())).containsExactlyElementsOf(stored(last));
            assertThat(lines.stream().map(line -> line.path("type").asString()))
                    .noneMatch(type -> type.endsWith("RecordsRead"))
                    .anyMatch(type -> type.endsWith("TelemetryReported"))
                    .anyMatch(type -> type.endsWith("HomeOpened"))
                    .anyMatch(type -> type.endsWith("WebhookReceived"))
                    .anyMatch(type -> type.endsWith("OutcomeReported"));
            String text = new String(answer.getResponseBody(), StandardCharsets.UTF_8);
            for (String payload : jdbc().queryForList(
                            "SELECT convert_from(payload, 'UTF8') FROM domainevententry WHERE aggregateidentifier = ?",
                            String.class,
                            command)) {
                assertThat(text).contains(",\"data\":" + payload + "}\n");
            }
        }

        @Test
        void are_of_cloud_events() {
            JsonNode line = lines(download("garage", "jsonl")).stream()
                    .filter(each -> each.path("type").asString().endsWith("CommandAcked"))
                    .findFirst()
                    .orElseThrow();

            assertThat(line.propertyNames()).allMatch(name -> name.matches("[a-z0-9]+"));
            assertThat(line.path("specversion").asString()).isEqualTo("1.0");
            assertThat(line.path("source").asString()).isEqualTo("/Command/" + command);
            assertThat(line.path("subject").asString()).isEqualTo("garage");
            assertThat(line.path("revision").asString()).isEqualTo("1");
            assertThat(Instant.parse(line.path("time").asString()))
                    .isBefore(Instant.now().plusSeconds(60));
            assertThat(line.path("actor").asString()).isEqualTo("system:WhenDeliveryConfirmedThenAcknowledgeCommand");
            assertThat(line.path("correlationid").asString()).isEqualTo(acknowledging);
            assertThat(line.path("causationid").isString()).isTrue();
            assertThat(line.path("eventsource").asString()).isEqualTo("sqs:" + acknowledging);
            assertThat(line.path("sequence").asString()).matches("[1-9]");
            assertThat(line.at("/data/commandId").asString()).isEqualTo(command);
        }

        @Test
        void merge_days_of_readings_that_came_late_and_in_pieces() throws Exception {
            // given readings of three days, whose streams grow by turns
            String thing = "attic";
            TelemetryLog log = place.gateway().bean(TelemetryLog.class);
            Instant start = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.DAYS);
            for (int i = 0; i < 150; i++) {
                int number = i;
                log.append(IntStream.of(2, 0, 1)
                        .mapToObj(
                                day -> entry(thing, start.plus(Duration.ofDays(day)), number, "k" + day + "-" + number))
                        .toList());
            }
            await().atMost(Neighbourhood.SOON)
                    .until(() -> hasHistory(thing)
                            && support.get(HISTORY, thing)
                                            .at("/totals/readings")
                                            .asLong()
                                    == 450);

            // when
            List<JsonNode> lines = lines(download(thing, "jsonl")).stream()
                    .filter(line -> line.path("type").asString().endsWith("TelemetryReported"))
                    .toList();

            // then
            assertThat(lines).hasSize(450);
            assertThat(lines.stream().map(line -> line.path("position").asString()))
                    .containsExactlyElementsOf(jdbc().queryForList(
                                    "SELECT globalindex::text FROM domainevententry "
                                            + "WHERE aggregateidentifier LIKE 'attic/telemetry/%' ORDER BY domainevententry.globalindex",
                                    String.class));
            assertThat(lines.getFirst().path("source").asString()).startsWith("/Device/attic%2Ftelemetry%2F");
        }

        @Test
        void are_tables_of_the_entries() {
            EntityExchangeResult<byte[]> answer = download("garage", "csv");
            List<String> lines = new String(answer.getResponseBody(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();

            assertThat(answer.getResponseHeaders().getContentType())
                    .isEqualTo(MediaType.parseMediaType("text/csv;charset=UTF-8"));
            assertThat(lines.getFirst()).startsWith("position,recorded_at,at,");
            assertThat(lines).anyMatch(line -> line.contains(",CommandAcked,"));
            assertThat(lines.stream().skip(1).filter(line -> line.contains(",HomeOpened,")))
                    .hasSize(1);
        }

        @Test
        void of_no_battery_and_of_no_format_are_refused() {
            place.gateway()
                    .support()
                    .get()
                    .uri(HISTORY + "/export", "nobody")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            place.gateway()
                    .support()
                    .get()
                    .uri(HISTORY + "/export?format=xml", "garage")
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        }

        private boolean hasHistory(String thing) {
            return place.gateway()
                    .support()
                    .get()
                    .uri(HISTORY, thing)
                    .exchange()
                    .returnResult(String.class)
                    .getStatus()
                    .is2xxSuccessful();
        }

        private List<@Nullable String> stored(long last) {
            return jdbc().queryForList(
                            "SELECT eventidentifier FROM domainevententry WHERE globalindex <= ? AND ("
                                    + "aggregateidentifier IN ('garage', ?, ?) "
                                    + "OR aggregateidentifier LIKE 'garage/telemetry/%' "
                                    + "OR (type = 'Webhook' AND convert_from(payload, 'UTF8') LIKE ?)) "
                                    + "ORDER BY globalindex",
                            String.class, last, command, "home/" + site, "%" + command + "%");
        }

        private TelemetryLog.Entry entry(String thing, Instant at, int number, String key) {
            Instant time = at.plusSeconds(number);
            TelemetryReported reported = new TelemetryReported(
                    thing,
                    key,
                    null,
                    null,
                    time,
                    1_000,
                    time,
                    null,
                    null,
                    List.of(),
                    new BatteryReading(null, null, null, null, null, null, null, null, null, null, null, null, null));
            return new TelemetryLog.Entry(
                    TelemetryStream.of(thing, time), number, reported, Map.of(Audit.ACTOR, Audit.device(thing)));
        }

        private List<JsonNode> lines(EntityExchangeResult<byte[]> answer) {
            return new String(answer.getResponseBody(), StandardCharsets.UTF_8)
                    .lines()
                    .<JsonNode>map(JsonMapper.shared()::readTree)
                    .toList();
        }

        private EntityExchangeResult<byte[]> download(String thing, String format) {
            return place.gateway()
                    .support()
                    .mutate()
                    .responseTimeout(Duration.ofSeconds(60))
                    .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 << 20))
                    .build()
                    .get()
                    .uri(HISTORY + "/export?format={format}", thing, format)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .returnResult();
        }
    }

    @Nested
    class Reading {

        @Test
        void is_stored_before_it_is_answered_and_once_in_a_quarter_of_an_hour() {
            for (int i = 0; i < 3; i++) {
                support.get("/api/devices/porch");
                support.get("/api/devices/porch/commands");
                support.get("/api/devices/porch/telemetry");
                support.get("/api/commands/{id}", command);
            }

            List<@Nullable String> payloads = payloads();
            for (String what : List.of("STATE", "COMMANDS", "TELEMETRY")) {
                assertThat(quarters(payloads, "porch", what)).isNotEmpty().doesNotHaveDuplicates();
            }
            assertThat(quarters(payloads, "garage", "COMMAND")).isNotEmpty().doesNotHaveDuplicates();
        }

        @Test
        void of_several_batteries_at_once_is_kept_for_each() {
            support.get("/api/telemetry?thing={things}", "garage, porch");

            for (String thing : List.of("garage", "porch")) {
                assertThat(quarters(payloads(), thing, "TELEMETRY")).isNotEmpty();
            }
        }

        @Test
        void stands_in_the_history_that_was_read() {
            support.get(HISTORY, "porch");

            await().atMost(Neighbourhood.SOON).untilAsserted(() -> {
                JsonNode entries = support.get(HISTORY + "?event=RecordsRead&actor=support", "porch")
                        .path("items");
                assertThat(entries.valueStream()
                                .map(entry -> entry.path("summary").asString()))
                        .contains("support:local read the battery's history");
                assertThat(entries.get(0).path("source").asString()).startsWith("http:");
            });
        }

        @Test
        void of_what_is_not_there_and_by_an_owner_is_not_kept() {
            place.gateway()
                    .support()
                    .get()
                    .uri("/api/devices/nowhere")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            place.gateway()
                    .anybody()
                    .get()
                    .uri("/api/devices/garage")
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
            ada.browser()
                    .get()
                    .uri("/api/devices/garage")
                    .exchange()
                    .expectStatus()
                    .isForbidden();

            assertThat(payloads()).noneMatch(payload -> String.valueOf(payload).matches(".*(nowhere|homeowner).*"));
        }

        private List<@Nullable String> payloads() {
            return jdbc().queryForList(
                            "SELECT convert_from(payload, 'UTF8') FROM domainevententry WHERE type = 'Access'",
                            String.class);
        }

        private List<Long> quarters(List<@Nullable String> payloads, String thing, String what) {
            return payloads.stream()
                    .map(String::valueOf)
                    .map(JsonMapper.shared()::readTree)
                    .filter(event -> event.path("thing").asString().equals(thing)
                            && event.path("what").asString().equals(what))
                    .map(event -> Instant.parse(event.path("at").asString()).getEpochSecond() / 900)
                    .toList();
        }
    }

    private static JdbcTemplate jdbc() {
        return new JdbcTemplate(place.gateway().bean(DataSource.class));
    }
}
