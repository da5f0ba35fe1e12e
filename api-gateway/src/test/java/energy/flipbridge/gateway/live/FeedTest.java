package energy.flipbridge.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.flipbridge.domain.device.DeviceCommand.RegisterDevice;
import energy.flipbridge.gateway.processing.Processing;
import energy.flipbridge.gateway.support.RunningGateway;
import energy.flipbridge.gateway.support.WholeGateway;
import energy.flipbridge.projections.devices.DeviceReader;
import energy.flipbridge.projections.policy.CommandSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What staff are told while it happens, through the running gateway. */
class FeedTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final AtomicLong READINGS = new AtomicLong();
    private static final AtomicLong THINGS = new AtomicLong();

    private static WholeGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new WholeGateway();
        await().atMost(SOON).until(() -> gateway.bean(Processing.class).isActive());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void the_fleet_is_told_what_happens_from_then_on_without_readings() {
        String before = registered();
        try (Page page = open("/api/live", null)) {
            page.await("start");

            String thing = registered();
            measures(thing);
            String later = registered();

            page.await(later);
            assertThat(page.happened("Registered"))
                    .containsExactly(thing, later)
                    .doesNotContain(before);
            assertThat(page.names()).doesNotContain("TelemetryReported");
            assertThat(page.told().getFirst().path("resumed").asBoolean()).isFalse();
        }
    }

    @Test
    void a_battery_is_told_of_with_its_readings_and_without_others() {
        String thing = registered();
        String other = registered();
        try (Page page = open("/api/devices/" + thing + "/live", null)) {
            page.await("start");

            measures(other);
            measures(thing);
            long last = measures(thing);

            page.await("\"storedEnergyWh\":" + last + ".0");
            assertThat(page.things()).containsOnly(thing);
            assertThat(page.happened("TelemetryReported")).hasSize(2);
        }
    }

    /** Whatever the page saw last, what it is told then and what it was told before are all that happened, once each. */
    @Test
    void who_comes_back_misses_nothing_and_is_told_nothing_twice() {
        String thing = registered();
        List<Long> everything;
        try (Page page = open("/api/devices/" + thing + "/live", "-1")) {
            IntStream.range(0, 20).forEach(_ -> measures(thing));
            long last = measures(thing);
            page.await("\"storedEnergyWh\":" + last + ".0");
            everything = page.positions();
        }
        assertThat(everything).hasSizeGreaterThanOrEqualTo(22).isSorted().doesNotHaveDuplicates();

        for (int seen : List.of(0, 1, 10, everything.size() - 2)) {
            List<Long> rest = everything.subList(seen + 1, everything.size());
            try (Page page =
                    open("/api/devices/" + thing + "/live", everything.get(seen).toString())) {
                await().atMost(SOON).until(() -> page.positions().size() >= rest.size());
                assertThat(page.positions().subList(0, rest.size())).isEqualTo(rest);
                assertThat(page.told().getFirst().path("resumed").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void who_comes_back_with_what_this_store_never_gave_is_told_to_load_anew() {
        String thing = registered();
        for (String strange : List.of("999999999999", "-2", "1e3", "x")) {
            try (Page page = open("/api/devices/" + thing + "/live", strange)) {
                page.await("start");
                assertThat(page.told().getFirst().path("resumed").asBoolean())
                        .as(strange)
                        .isFalse();
                assertThat(page.told()).hasSize(1);
            }
        }
    }

    @Test
    void a_slow_reader_is_told_everything_and_holds_up_nobody() {
        String thing = registered();
        LiveFeeds feeds = gateway.bean(LiveFeeds.class);
        List<String> slowly = new CopyOnWriteArrayList<>();
        BaseSubscriber<ServerSentEvent<Object>> slow = new BaseSubscriber<>() {

            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                request(1);
            }

            @Override
            protected void hookOnNext(ServerSentEvent<Object> event) {
                slowly.add(String.valueOf(event.id()));
            }
        };
        feeds.follow(new Feed.OfDevice(thing), "support:slow", "-1").subscribe(slow);
        await().atMost(SOON).until(() -> slowly.size() == 1);

        List<Long> told;
        try (Page fast = open("/api/devices/" + thing + "/live", "-1")) {
            IntStream.range(0, 100).forEach(_ -> measures(thing));
            long last = measures(thing);
            fast.await("\"storedEnergyWh\":" + last + ".0");
            told = fast.positions();
        }
        assertThat(slowly).hasSize(1);

        Set<String> wanted = new HashSet<>(told.stream().map(String::valueOf).toList());
        await().atMost(SOON).until(() -> {
            slow.request(1);
            return new HashSet<>(slowly).containsAll(wanted);
        });
        assertThat(slowly.stream().filter(wanted::contains))
                .containsExactlyElementsOf(told.stream().map(String::valueOf).toList());
        slow.cancel();
    }

    @Test
    void a_page_is_told_nothing_more_once_its_token_is_revoked() {
        String token = JsonMapper.shared()
                .readTree(gateway.support()
                        .post()
                        .uri("/api/support-tokens")
                        .bodyValue(Map.of("name", "follower"))
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectBody()
                        .returnResult()
                        .getResponseBody())
                .path("token")
                .asString();
        WebTestClient follower = gateway.anybody()
                .mutate()
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
        try (Page page = open(follower, "/api/live", null)) {
            page.await("start");

            gateway.support()
                    .delete()
                    .uri("/api/support-tokens/follower")
                    .exchange()
                    .expectStatus()
                    .is2xxSuccessful();

            await().atMost(SOON).untilTrue(page.ended);
        }
    }

    @Test
    void what_nobody_knows_cannot_be_followed() {
        for (String route : List.of("/api/devices/nobody-s/live", "/api/commands/nobody-s/live")) {
            gateway.support().get().uri(route).exchange().expectStatus().isNotFound();
        }
    }

    /** @return the new thing, once pages show it */
    private static String registered() {
        String thing = "live-" + THINGS.incrementAndGet();
        gateway.bean(CommandSender.class)
                .send(
                        new RegisterDevice(thing, "support:local", "certificate", "nonce-" + thing, Instant.now()),
                        Map.of());
        await().atMost(SOON)
                .until(() -> gateway.bean(DeviceReader.class).device(thing).isPresent());
        return thing;
    }

    /** @return the stored energy, by which the reading is recognised */
    private static long measures(String thing) {
        long stored = 1_000 + READINGS.incrementAndGet();
        Instant now = Instant.now();
        Map<String, Object> message = Map.of(
                "epoch",
                "first",
                "sequence",
                stored,
                "start_time",
                now.toString(),
                "duration_s",
                1,
                "mqtt_topic",
                "devices/" + thing + "/telemetry",
                "mqtt_received_at",
                now.toEpochMilli(),
                "telemetry",
                Map.of(
                        "last_mode",
                        "SELF_CONSUMPTION",
                        "battery_last_stored_energy_wh",
                        stored,
                        "battery_last_capacity_energy_wh",
                        13_500,
                        "last_is_grid_online",
                        true));
        gateway.anybody()
                .post()
                .uri("/api/devices/telemetry")
                .header("Authorization", "Bearer " + RunningGateway.SHARED_SECRET)
                .bodyValue(Map.of(
                        "messageId", "m-" + stored, "body", JsonMapper.shared().writeValueAsString(message)))
                .exchange()
                .expectStatus()
                .isOk();
        return stored;
    }

    private static Page open(String route, @Nullable String lastEventId) {
        return open(gateway.support(), route, lastEventId);
    }

    private static Page open(WebTestClient client, String route, @Nullable String lastEventId) {
        return new Page(client.get()
                .uri(route)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .headers(headers -> {
                    if (lastEventId != null) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody());
    }

    /** A page that is open and keeps what it is told. */
    private static final class Page implements AutoCloseable {

        private final List<ServerSentEvent<String>> events = new CopyOnWriteArrayList<>();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final Disposable subscription;

        Page(Flux<ServerSentEvent<String>> stream) {
            subscription = stream.doFinally(_ -> ended.set(true)).subscribe(events::add);
        }

        void await(String text) {
            org.awaitility.Awaitility.await()
                    .atMost(SOON)
                    .until(() -> events.stream()
                            .anyMatch(event -> text.equals(event.event())
                                    || String.valueOf(event.data()).contains(text)));
        }

        /** what came with data, first of all where it begins */
        List<JsonNode> told() {
            return events.stream()
                    .filter(event -> event.data() != null)
                    .map(event -> JsonMapper.shared().readTree(event.data()))
                    .toList();
        }

        List<Long> positions() {
            return happenings().stream()
                    .map(event -> event.path("position").asLong())
                    .toList();
        }

        List<String> names() {
            return happenings().stream()
                    .map(event -> event.path("event").asString())
                    .toList();
        }

        List<String> things() {
            return happenings().stream()
                    .map(event -> event.path("thing").asString())
                    .toList();
        }

        List<String> happened(String name) {
            return happenings().stream()
                    .filter(event -> event.path("event").asString().equals(name))
                    .map(event -> event.path("thing").asString())
                    .toList();
        }

        private List<JsonNode> happenings() {
            List<JsonNode> told = told();
            return told.isEmpty() ? List.of() : new ArrayList<>(told.subList(1, told.size()));
        }

        @Override
        public void close() {
            subscription.dispose();
        }
    }
}
