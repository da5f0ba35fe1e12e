package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.device.Battery;
import energy.flipbridge.device.BatteryConfig;
import energy.flipbridge.gateway.orders.Order;
import energy.flipbridge.gateway.orders.Orders;
import energy.flipbridge.gateway.settings.FlipSettings;
import energy.flipbridge.gateway.settings.Secret;
import energy.flipbridge.gateway.settings.WebhookSettings;
import energy.flipbridge.gateway.system.Collector.Span;
import energy.flipbridge.gateway.system.Queries.Query;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.moments.PastEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What is shipped to watch over the application, against what a running one really tells. */
@Tag("system")
@ExtendWith(OutputCaptureExtension.class)
class ObservabilityTest {

    private static final String TOKEN = "metrics-token-0123456789abcdef012345";
    private static final String THING = "watched-battery";
    /** Prometheus makes these itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    @TempDir
    static Path data;

    private static Collector collector;
    private static Bridge bridge;
    private static Battery battery;
    private static String command;

    @BeforeAll
    static void start() throws Exception {
        collector = new Collector();
        bridge = Bridge.start(
                data,
                "--flipbridge.metrics.token=" + TOKEN,
                "--flipbridge.metrics.interval=1s",
                "--flipbridge.tracing.otlp-url=" + collector.url());
        Path folder = bridge.provision(THING);
        bridge.claim(folder);
        battery = Battery.start(BatteryConfig.of(folder).interval(Duration.ofMillis(500)));
        await().atMost(Scene.SOON).until(() -> value("flipbridge_forwarding_readings_total{result=\"accepted\"") > 0);
        command = dispatch();
        await().atMost(Scene.SOON).until(() -> answerOf(command).equals("OK"));
        await().atMost(Scene.SOON).until(() -> value("flipbridge_commands_reported_seconds_count") > 0);
        System.gc();
    }

    @AfterAll
    static void stop() throws Exception {
        battery.close();
        bridge.close();
        collector.close();
    }

    @Test
    void every_metric_and_label_of_dashboards_and_alerts_is_told() {
        Scrape scrape = Scrape.of(metrics());
        assertThat(Stream.concat(Queries.ofDashboards().stream(), Queries.ofAlerts().stream()))
                .hasSizeGreaterThan(50)
                .allSatisfy(query -> assertThat(Queries.selectors(query.text()))
                        .as("%s", query)
                        .isNotEmpty()
                        .allSatisfy(selector -> assertThat(
                                        OF_PROMETHEUS.contains(selector.metric()) || scrape.has(selector))
                                .as("%s", selector)
                                .isTrue()));
    }

    @Test
    void every_label_that_results_are_told_apart_by_is_told() {
        Scrape scrape = Scrape.of(metrics());
        assertThat(Stream.concat(Queries.ofDashboards().stream(), Queries.ofAlerts().stream()))
                .allSatisfy(query -> assertThat(Queries.groupedBy(query.text()))
                        .as("%s", query)
                        .allMatch(label -> scrape.has(Queries.selectors(query.text()), label)));
    }

    @Test
    void every_alert_has_a_test_and_a_runbook_that_exists() {
        assertThat(Queries.testedAlerts())
                .containsAll(Queries.ofAlerts().stream().map(Query::from).toList());
        assertThat(Queries.runbooks())
                .isNotEmpty()
                .allSatisfy(runbook -> assertThat(runbook).exists());
    }

    @Test
    void times_lead_from_the_webhook_to_flips_having_the_outcome() {
        assertThat(value("flipbridge_commands_published_seconds_count")).isPositive();
        assertThat(value("flipbridge_commands_acknowledged_seconds_count")).isPositive();
        assertThat(value("flipbridge_commands_acknowledged_seconds_sum"))
                .isGreaterThanOrEqualTo(value("flipbridge_commands_published_seconds_sum"))
                .isLessThan(Scene.SOON.toSeconds());
        assertThat(value("flipbridge_delivery_messages_total{attempt=\"first\""))
                .isPositive();
        assertThat(value("flipbridge_outcomes_reported_total{answer=\"taken\",status=\"OK\""))
                .isPositive();
    }

    @Test
    void what_comes_twice_or_cannot_be_read_is_told_from_the_rest() {
        // given
        double duplicates = value("flipbridge_ingest_messages_total{result=\"duplicate\"");
        double parked = value("flipbridge_ingest_messages_total{result=\"parked\"");
        String message = """
                {"mqtt_topic": "devices/%s/telemetry", "mqtt_received_at": %d, "telemetry": {}}""".formatted(THING, bridge.time().instant().toEpochMilli());

        // when
        take("twice", message);
        take("twice", message);
        take("unreadable", "{\"mqtt_topic\": \"elsewhere\"}");

        // then
        assertThat(value("flipbridge_ingest_messages_total{result=\"duplicate\""))
                .isEqualTo(duplicates + 1);
        assertThat(value("flipbridge_ingest_messages_total{result=\"parked\"")).isEqualTo(parked + 1);
        await().atMost(Scene.SOON)
                .untilAsserted(() ->
                        assertThat(value("flipbridge_parked{kind=\"message\"")).isEqualTo(1));
    }

    private static void take(String id, String body) {
        Secret secret = bridge.gateway().getBean(WebhookSettings.class).sharedSecret();
        String bearer = "Bearer " + Objects.requireNonNull(secret).value();
        new Json(bridge.url(), Map.of("Authorization", bearer))
                .post("/api/devices/telemetry", Map.of("messageId", id, "body", body))
                .ok();
    }

    @Test
    void a_replay_counts_nothing_again() {
        // given
        double acknowledged = value("flipbridge_commands_concluded_total{result=\"acknowledged\"");

        // when
        bridge.api()
                .post("/api/replays", Map.of("view", CommandsView.NAME, "reason", "a test"))
                .ok();
        await().atMost(Scene.SOON)
                .until(() -> bridge.api()
                        .get("/api/replays/" + CommandsView.NAME)
                        .ok()
                        .path("state")
                        .asString()
                        .equals("done"));

        // then
        assertThat(value("flipbridge_commands_concluded_total{result=\"acknowledged\""))
                .isEqualTo(acknowledged);
    }

    @Test
    void no_label_names_a_battery_a_command_or_a_person() {
        assertThat(Scrape.of(metrics()).samples())
                .allSatisfy(sample -> assertThat(sample.labels().values())
                        .noneMatch(
                                value -> value.contains(THING) || value.contains("@") || value.contains("site-for")));
    }

    @Test
    void what_is_looked_up_counts_the_battery_once() {
        await().atMost(Scene.SOON).untilAsserted(() -> {
            assertThat(value("flipbridge_devices{connection=\"online\"")).isEqualTo(1);
            assertThat(value("flipbridge_dependency_up{dependency=\"eventStore\""))
                    .isEqualTo(1);
            assertThat(value("flipbridge_processor_state{processor=\"delivery\",state=\"running\""))
                    .isEqualTo(1);
            assertThat(value("flipbridge_ingest_queue_read_age_seconds")).isLessThan(30);
        });
    }

    @Test
    void every_query_has_an_answer_from_a_real_prometheus(@TempDir Path folder) throws IOException {
        // given
        Optional<Path> program = Prometheus.program();
        assumeThat(program)
                .as("SKIPPED: there is no prometheus; apt-get install prometheus")
                .isPresent();
        try (Prometheus prometheus = Prometheus.start(program.orElseThrow(), folder, bridge.port(), TOKEN)) {
            await().atMost(Scene.SOON)
                    .ignoreExceptions()
                    .until(() -> !prometheus
                            .query("rate(flipbridge_events_head[1m])")
                            .at("/data/result")
                            .isEmpty());

            // then
            // a scrape that a slow machine does not end in time leaves a gap
            await().atMost(Scene.SOON)
                    .untilAsserted(() -> assertThat(Queries.ofDashboards())
                            .allSatisfy(query -> answers(prometheus, query, !isAboutTroubles(query))));
            assertThat(Queries.ofAlerts()).allSatisfy(query -> answers(prometheus, query, false));
            await().atMost(Scene.SOON)
                    .untilAsserted(() -> assertThat(prometheus
                                    .rules()
                                    .valueStream()
                                    .flatMap(group -> group.get("rules").valueStream()))
                            .isNotEmpty()
                            .allSatisfy(rule -> {
                                assertThat(rule.get("health").asString())
                                        .as("%s", rule)
                                        .isEqualTo("ok");
                                assertThat(rule.get("state").asString())
                                        .as("%s", rule)
                                        .isNotEqualTo("firing");
                            }));
        }
    }

    @Test
    void the_way_of_a_command_is_one_trace_that_follows_from_its_webhook() throws Exception {
        String webhook = order(bridge.gateway().getBean(Orders.class)).correlationId();
        String trace = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(webhook.getBytes(StandardCharsets.UTF_8)))
                .substring(0, 32);
        await().atMost(Scene.SOON).untilAsserted(() -> {
            List<Span> spans = collector.spans().stream()
                    .filter(span -> span.traceId().equals(trace))
                    .toList();
            // a slow machine sends the commands once more before the battery has answered
            assertThat(spans.stream().map(Span::name).distinct())
                    .containsExactlyInAnyOrder(
                            "webhook received",
                            "command ordered",
                            "delivery queued",
                            "commands published",
                            "battery acknowledged",
                            "outcome reported");
            Span first = spans.stream()
                    .filter(span -> span.parentId().isEmpty())
                    .findFirst()
                    .orElseThrow();
            assertThat(first.name()).isEqualTo("webhook received");
            assertThat(spans)
                    .filteredOn(span -> !span.equals(first))
                    .allMatch(span -> span.parentId().equals(first.spanId()));
        });
    }

    @Test
    void a_node_that_was_started_since_finds_the_order() {
        try (Orders anothers = new Orders(bridge.gateway().getBean(PastEvents.class))) {
            assertThat(order(anothers)).isEqualTo(order(bridge.gateway().getBean(Orders.class)));
        }
    }

    private static Order order(Orders orders) {
        AtomicReference<@Nullable Order> found = new AtomicReference<>();
        orders.find(command, 1, found::set);
        await().atMost(Scene.SOON).until(() -> found.get() != null);
        return Objects.requireNonNull(found.get());
    }

    @Test
    void nothing_secret_or_personal_is_logged(CapturedOutput output) throws IOException {
        List<String> secrets = List.of(
                TOKEN,
                Files.readString(data.resolve("support-token")).strip(),
                bridge.gateway().getBean(FlipSettings.class).apiKey().value(),
                "ada@example.org",
                "Byron",
                "Grand Ave",
                Bridge.DESK);
        assertThat(output.getAll().lines()).noneMatch(line -> secrets.stream().anyMatch(line::contains));
    }

    private static void answers(Prometheus prometheus, Query query, boolean hasResult) {
        JsonNode answer = prometheus.query(query.text());
        assertThat(answer.path("status").asString()).as("%s %s", query, answer).isEqualTo("success");
        if (hasResult) {
            assertThat(answer.at("/data/result")).as("%s", query).isNotEmpty();
        }
    }

    /** without troubles there is nothing to show */
    private static boolean isAboutTroubles(Query query) {
        return query.text().endsWith("> 0");
    }

    private static String metrics() {
        Json.Answer answer =
                new Json(bridge.url(), Map.of("Authorization", "Bearer " + TOKEN)).get("/actuator/prometheus");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    /** the sum of what begins so */
    private static double value(String beginning) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String dispatch() {
        return bridge.sandbox()
                .post("/dispatch", Map.of("thing", THING, "mode", "DISCHARGE", "power_w", 4_000, "duration_s", 3_600))
                .ok()
                .get("command_id")
                .asString();
    }

    private static String answerOf(String command) {
        return bridge.sandbox()
                .get("/commands/" + command)
                .ok()
                .at("/command/device_status")
                .asString("");
    }
}
