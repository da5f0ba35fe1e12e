package energy.flipbridge.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import energy.flipbridge.device.Battery;
import energy.flipbridge.domain.audit.Audit;
import energy.flipbridge.domain.operation.OperationEvent;
import energy.flipbridge.gateway.processing.Processing;
import energy.flipbridge.projections.commands.CommandsView;
import energy.flipbridge.projections.devices.DevicesView;
import energy.flipbridge.projections.history.HistoryView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Views are folded anew while everything else goes on. */
@Tag("system")
class ReplayTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<String> OVER = Set.of("done", "failed", "canceled");
    private static final Map<String, Object> ALL = Map.of("view", "all", "reason", "a test");

    @TempDir
    static Path data;

    private static Bridge bridge;
    private static Scene scene;

    @BeforeAll
    static void start() {
        bridge = Bridge.start(data);
        scene = new Scene(bridge);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void all_views_are_replayed_while_commands_and_readings_go_on_and_nothing_is_done_twice() throws Exception {
        // given a command that is over
        Path folder = scene.claimed("replayed-battery");
        Scene.Diary diary = Scene.Diary.empty();
        try (Battery _ = scene.battery(folder, diary)) {
            String before = scene.dispatch("replayed-battery", 1_000, Duration.ofMinutes(10));
            scene.awaitAtFlip(before, "OK");
            scene.awaitShown(before, "ACKED");
            List<String> steps = scene.steps(before);

            // when all views are replayed, and Flip sends another command meanwhile
            JsonNode begun = bridge.api().post("/api/replays", ALL).ok();
            String meanwhile = scene.dispatch("replayed-battery", 2_000, Duration.ofMinutes(20));

            // then
            assertThat(names(begun)).isEqualTo(views());
            awaitAllEqual();
            scene.awaitAtFlip(meanwhile, "OK");
            scene.awaitShown(meanwhile, "ACKED");

            // and what comes after that is done as ever
            String after = scene.dispatch("replayed-battery", 3_000, Duration.ofMinutes(30));
            scene.awaitAtFlip(after, "OK");
            await().atMost(Scene.SOON)
                    .until(() -> scene.history("replayed-battery").stream()
                                    .filter("CommandAcked"::equals)
                                    .count()
                            == 3);
            assertThat(scene.steps(before)).startsWith(steps.toArray(String[]::new));
            for (String command : List.of(before, meanwhile, after)) {
                assertThat(scene.steps(command).stream().filter("OutcomeReported"::equals))
                        .as(() -> scene.story(command))
                        .hasSize(1);
            }
            assertThat(scene.counts("replayed-battery").path("repeats").asInt(0))
                    .isZero();
            assertThat(scene.counts("replayed-battery").path("failed").asInt(0)).isZero();
            assertThat(diary.started()).doesNotHaveDuplicates();
        }
        assertThat(told(DevicesView.NAME)).startsWith("ReplayRequested", "ReplayEnded");
    }

    @Test
    void a_gateway_that_restarts_goes_on_with_the_replays() {
        // given
        scene.claimed("patient-battery");
        bridge.api().post("/api/replays", ALL).ok();

        // when
        bridge.restartGateway();

        // then
        awaitAllEqual();
        assertThat(bridge.gateway()
                        .getBean(MongoDatabase.class)
                        .listCollectionNames()
                        .into(new TreeSet<>()))
                .noneMatch(name -> name.contains("__replay"));
    }

    @Test
    void a_view_that_was_changed_by_hand_differs_and_is_right_again() {
        // given
        scene.claimed("damaged-battery");
        await().atMost(Scene.SOON)
                .until(() ->
                        scene.device("damaged-battery").path("commissioned").asBoolean(false));
        awaitOver();
        bridge.gateway()
                .getBean(MongoDatabase.class)
                .getCollection(DevicesView.NAME)
                .updateOne(Filters.eq("_id", "damaged-battery"), Updates.unset("commissionedAt"));
        assertThat(scene.device("damaged-battery").path("commissioned").asBoolean())
                .isFalse();

        // when
        bridge.api()
                .post("/api/replays", Map.of("view", DevicesView.NAME, "reason", "a test"))
                .ok();
        awaitOver();

        // then
        JsonNode replay = bridge.api().get("/api/replays/" + DevicesView.NAME).ok();
        assertThat(replay.path("state").asString()).as("%s", replay).isEqualTo("done");
        assertThat(replay.path("equal").asBoolean(true)).isFalse();
        assertThat(replay.path("by").asString()).isEqualTo(Audit.support("local"));
        assertThat(scene.device("damaged-battery").path("commissioned").asBoolean())
                .isTrue();
    }

    @Test
    void a_processor_that_is_paused_stands_still_and_the_others_go_on() {
        // given
        scene.claimed("paused-battery");
        awaitOver();
        Map<String, Object> why = Map.of("reason", "a test");

        // when
        bridge.api()
                .post("/api/processors/" + CommandsView.NAME + "/pause", why)
                .ok();
        await().atMost(Scene.SOON)
                .until(() -> !Objects.requireNonNull(bridge.gateway()
                                .getBean(Processing.class)
                                .processors()
                                .get(CommandsView.NAME))
                        .isRunning());
        String command = scene.dispatch("paused-battery", 1_000);

        // then
        await().atMost(Scene.SOON).until(() -> scene.history("paused-battery").contains("CommandReceived"));
        assertThat(bridge.api().get("/api/commands/" + command).status()).isEqualTo(404);
        JsonNode shown = processor(CommandsView.NAME);
        assertThat(shown.path("state").asString()).isEqualTo("paused");
        assertThat(shown.at("/pause/reason").asString()).isEqualTo("a test");
        assertThat(shown.path("lag").asLong()).isPositive();
        assertThat(processor(HistoryView.NAME).path("state").asString()).isEqualTo("running");
        assertThat(processor("policies").path("segments"))
                .isNotEmpty()
                .allSatisfy(
                        segment -> assertThat(segment.path("here").asBoolean()).isTrue());
        assertThat(bridge.anonymous().get("/actuator/health/readiness").status())
                .isEqualTo(200);
        assertThat(bridge.api()
                        .get("/actuator/health")
                        .json()
                        .at("/components/processors/details/" + CommandsView.NAME)
                        .asString())
                .isEqualTo("paused by staff");

        // and when
        bridge.restartGateway();
        assertThat(processor(CommandsView.NAME).path("state").asString()).isEqualTo("paused");
        bridge.api()
                .post("/api/processors/" + CommandsView.NAME + "/resume", why)
                .ok();

        // then
        await().atMost(Scene.SOON)
                .until(() -> bridge.api().get("/api/commands/" + command).status() == 200);
        assertThat(bridge.api()
                        .post("/api/processors/" + CommandsView.NAME + "/resume", why)
                        .status())
                .isEqualTo(409);
        assertThat(told(CommandsView.NAME)).contains("ProcessorPaused", "ProcessorResumed");
    }

    @Test
    void what_is_wrong_with_a_wish_is_said() {
        Json.Answer unknown = bridge.api().post("/api/replays", Map.of("view", "nothing", "reason", "a test"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().path("detail").asString()).contains("devices", "history");
        assertThat(bridge.api().post("/api/replays", Map.of("view", "devices")).status())
                .isEqualTo(400);
        assertThat(bridge.api()
                        .post("/api/replays", Map.of("view", "devices", "reason", "a test", "fromPosition", 1L << 40))
                        .status())
                .isEqualTo(400);
        assertThat(bridge.api().get("/api/replays/nothing").status()).isEqualTo(404);
        assertThat(bridge.api().delete("/api/replays/nothing").status()).isEqualTo(404);
        awaitOver();
        assertThat(bridge.api().delete("/api/replays/devices").status()).isEqualTo(409);
        assertThat(bridge.api()
                        .post("/api/processors/nothing/pause", Map.of("reason", "a test"))
                        .status())
                .isEqualTo(404);
        assertThat(bridge.api().post("/api/processors/devices/pause", Map.of()).status())
                .isEqualTo(400);
        assertThat(bridge.anonymous().get("/api/replays").status()).isEqualTo(401);
        assertThat(bridge.anonymous().get("/api/processors").status()).isEqualTo(401);
    }

    private static void awaitAllEqual() {
        awaitOver();
        assertThat(replays()).hasSameSizeAs(views()).allSatisfy(replay -> {
            assertThat(replay.path("state").asString()).as("%s", replay).isEqualTo("done");
            assertThat(replay.path("equal").asBoolean(false)).as("%s", replay).isTrue();
        });
    }

    private static void awaitOver() {
        await().atMost(PATIENCE)
                .until(() -> replays().stream()
                        .allMatch(each -> OVER.contains(each.path("state").asString())));
        await().atMost(PATIENCE)
                .until(() -> bridge.gateway().getBean(Processing.class).isActive());
    }

    private static List<JsonNode> replays() {
        return bridge.api().get("/api/replays").ok().path("items").valueStream().toList();
    }

    private static Set<String> names(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(each -> each.path("view").asString())
                .collect(Collectors.toSet());
    }

    private static Set<String> views() {
        return bridge.gateway().getBean(Processing.class).views().keySet();
    }

    private static JsonNode processor(String name) {
        return bridge.api()
                .get("/api/processors")
                .ok()
                .path("items")
                .valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> told(String processor) {
        return bridge.gateway()
                .getBean(EventStore.class)
                .readEvents("operation/" + processor)
                .asStream()
                .map(event -> ((OperationEvent) event.getPayload()).getClass().getSimpleName())
                .toList();
    }
}
